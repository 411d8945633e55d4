import { wrongArgument } from '../source/wrong-argument.js'
import { PostDocument } from './document.js'

/**
 * The document of what a function was given.
 *
 * @param name of the function, for callers without types.
 * @throws TypeError for what is neither a string nor a document.
 */
export function documentOf(source: string | PostDocument, name: string): PostDocument {
  if (typeof source === 'string') return new PostDocument(source)
  if (source instanceof PostDocument) return source
  throw wrongArgument(name, 'a string or a document', source, { post: 'write it with serializePost first' })
}
