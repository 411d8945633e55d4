import type * as z from 'zod'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import type { PostDocument } from '../document/document.js'
import { documentOf } from '../document/document-of.js'
import { readPreamble } from '../document/read-preamble.js'
import { FrontMatter } from '../schema/front-matter.js'
import type { Post } from '../schema/post.js'
import { decodeFrontMatter } from './decode-front-matter.js'
import type { FrontMatterSchema, ModelOptions } from './front-matter-schema.js'

/** What `safeParsePost` gives: the post, or why there is none; the document and all diagnostics in both cases. */
export type SafeParseResult<F extends FrontMatter = FrontMatter> =
  | {
      /** The post is well-formed. */
      success: true
      /** The post. */
      data: Post<F>
      /** Warnings, in the order of the file. */
      diagnostics: Diagnostic[]
      /** The text, lossless, with the places of its parts. */
      document: PostDocument
    }
  | {
      /** The post is malformed. */
      success: false
      /** What `parsePost` throws. */
      error: PostError
      /** Errors and warnings, in the order of the file. */
      diagnostics: Diagnostic[]
      /** The text, lossless, with the places of its parts. */
      document: PostDocument
    }

/**
 * Reads a post as a typed model and never throws, whatever the string. Diagnostics come in the order of the file;
 * warnings do not block success. The body stays text: parseBody reads it.
 *
 * @example
 * const result = safeParsePost(source)
 * if (result.success) console.log(result.data.frontMatter.title)
 * else for (const { position, message } of result.diagnostics) console.log(position?.start.line, message)
 */
export function safeParsePost<S extends FrontMatterSchema = typeof FrontMatter>(
  source: string | PostDocument,
  options: ModelOptions<S> = {},
): SafeParseResult<z.output<S>> {
  const document = documentOf(source, 'safeParsePost')
  const { frontMatter, extra, findings } = decodeFrontMatter(document, options.frontMatter ?? FrontMatter)
  const diagnostics = document.locate([...document.findings, ...findings], options.file)
  if (frontMatter === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { success: false, error: new PostError(diagnostics), diagnostics, document }
  }
  const preamble = readPreamble(document.source, document.layout)
  const data = { frontMatter, extra, ...(preamble && { preamble }), html: document.slice(document.layout.html) }
  return { success: true, data: data as Post<z.output<S>>, diagnostics, document }
}
