import type * as z from 'zod'
import type { PostDocument } from '../document/document.js'
import { editSource } from '../document/edit-source.js'
import type { FrontMatterValue, PostEdit } from '../document/post-edit.js'
import { writeRest } from '../document/write-rest.js'
import { yamlReading } from '../front-matter/reading.js'
import { writeBlock } from '../front-matter/write-block.js'
import { writeValue } from '../front-matter/write-value.js'
import { FrontMatter } from '../schema/front-matter.js'
import type { Post } from '../schema/post.js'
import { own } from '../source/own.js'
import { isSameValue } from '../source/same-value.js'
import { type EncodedPost, encodePost } from './encode-post.js'
import type { FrontMatterSchema } from './front-matter-schema.js'
import { parsePost } from './parse-post.js'
import { readingsOf } from './readings-of.js'

/** Options of `serializePost`. */
export type SerializeOptions<S extends FrontMatterSchema = FrontMatterSchema> = {
  /** The schema that the post was parsed with. */
  frontMatter?: S | undefined
  /** The document to edit: what already says what the post says is left as it is, to the byte. */
  base?: PostDocument | undefined
}

/**
 * Writes a post: in the archiver's form, or, with `base`, as the smallest edits of that document.
 * `parsePost(serializePost(post))` equals `post`.
 *
 * @throws PostError when the post holds what the format cannot carry, or the base is malformed.
 * @example
 * const { document } = safeParsePost(source)
 * const post = parsePost(document)
 * post.frontMatter.title = 'A better title'
 * serializePost(post, { base: document }) // the source with another title
 */
export function serializePost<S extends FrontMatterSchema = typeof FrontMatter>(
  post: Post<z.output<S>>,
  options: SerializeOptions<S> = {},
): string {
  const schema = options.frontMatter ?? FrontMatter
  const encoded = encodePost(post, schema)
  if (!options.base) return write(encoded, schema)
  const before = parsePost(options.base, { frontMatter: schema })
  return editSource(options.base, difference(before, post, encoded), readingsOf(schema))
}

function write({ values, extra, preamble, html }: EncodedPost, schema: FrontMatterSchema): string {
  const readings = readingsOf(schema)
  const pairs = [...Object.entries(values), ...Object.entries(extra)].filter(([, value]) => value !== undefined)
  const block = writeBlock(
    pairs.map(([key, value]) => ({ key, text: writeValue(key, value, own(readings, key) ?? yamlReading) })),
  )
  return `---\n${block}---\n${writeRest(preamble, html)}`
}

/** What has to change for the document behind `before` to say what `after` says. */
function difference(before: Post, after: Post, { values, extra, preamble, html }: EncodedPost): PostEdit {
  const was = before.frontMatter as Record<string, unknown>
  const is = after.frontMatter as Record<string, unknown>
  const frontMatter: Record<string, FrontMatterValue | undefined> = {}
  for (const key of new Set([...Object.keys(was), ...Object.keys(values)])) {
    if (!isSameValue(own(was, key), own(is, key))) frontMatter[key] = own(values, key) as FrontMatterValue
  }
  for (const key of new Set([...Object.keys(before.extra), ...Object.keys(extra)])) {
    if (!isSameValue(own(before.extra, key), own(extra, key))) frontMatter[key] = own(extra, key)
  }
  return {
    ...(Object.keys(frontMatter).length > 0 && { frontMatter }),
    ...(!isSameValue(before.preamble, preamble) && { preamble }),
    ...(before.html !== html && { html }),
  }
}
