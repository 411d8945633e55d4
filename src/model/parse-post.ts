import type * as z from 'zod'
import type { PostDocument } from '../document/document.js'
import { documentOf } from '../document/document-of.js'
import type { FrontMatter } from '../schema/front-matter.js'
import type { Post } from '../schema/post.js'
import type { FrontMatterSchema, ModelOptions } from './front-matter-schema.js'
import { safeParsePost } from './safe-parse-post.js'

/**
 * Reads a post as a typed model.
 *
 * @throws PostError with every diagnostic when the post is malformed or does not fit the schema.
 * @example
 * const post = parsePost(source, { frontMatter: FrontMatter.extend({ translator: z.string() }) })
 * post.frontMatter.translator // string
 */
export function parsePost<S extends FrontMatterSchema = typeof FrontMatter>(
  source: string | PostDocument,
  options: ModelOptions<S> = {},
): Post<z.output<S>> {
  const result = safeParsePost(documentOf(source, 'parsePost'), options)
  if (!result.success) throw result.error
  return result.data
}
