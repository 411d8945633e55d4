import type { PostDocument } from '../document/document.js'
import { documentOf } from '../document/document-of.js'
import { writeRest } from '../document/write-rest.js'
import { formatBlock } from '../front-matter/format-block.js'
import { FrontMatter } from '../schema/front-matter.js'
import type { Post } from '../schema/post.js'
import type { FrontMatterSchema, ModelOptions } from './front-matter-schema.js'
import { parsePost } from './parse-post.js'

/**
 * Brings a post into canonical form (docs/format.md, chapter 6) and loses nothing: the model stays equal, and comments,
 * extra keys and well-written dates with their offsets stay as they are. A post is canonical when this changes nothing.
 *
 * @throws PostError when the post is malformed.
 * @example
 * formatPost(source) === source // is it canonical?
 */
export function formatPost<S extends FrontMatterSchema = typeof FrontMatter>(
  source: string | PostDocument,
  options: ModelOptions<S> = {},
): string {
  const document = documentOf(source, 'formatPost')
  return formatParsed(document, parsePost(document, { ...options, frontMatter: options.frontMatter ?? FrontMatter }))
}

/** The same for a document that was found to be well-formed, by whichever schema. */
export function formatParsed(document: PostDocument, { preamble, html }: Pick<Post, 'preamble' | 'html'>): string {
  const block = formatBlock(document.source, document.layout.frontMatter!.block, document.frontMatter)
  return `---\n${block}---\n${writeRest(preamble, html)}`
}
