import * as z from 'zod'
import { Extra } from './extra.js'
import { FrontMatter } from './front-matter.js'
import type { JsonValue } from './json-value.js'
import { Preamble } from './preamble.js'
import { Text } from './text.js'

/**
 * A post as a model object. What this schema accepts, `serializePost` can write and `parsePost` reads back equal.
 *
 * @example
 * Post.extend({ frontMatter: FrontMatter.extend({ translator: z.string() }) })
 */
export const Post = z.strictObject({
  /** The keys that the schema names. */
  frontMatter: FrontMatter,
  /** The front matter keys that no schema names, in the order of the file. */
  extra: Extra,
  /** Only posts that came from a feed have one. */
  preamble: Preamble.optional(),
  /** The body, without the lines that wrap it in a post with preamble. */
  html: Text,
})

/** A post as a model object, with the front matter that your schema describes. */
export type Post<F extends FrontMatter = FrontMatter> = {
  /** The keys that the schema names. */
  frontMatter: F
  /** The front matter keys that no schema names, in the order of the file. */
  extra: Record<string, JsonValue>
  /** Only posts that came from a feed have one. */
  preamble?: Preamble | undefined
  /** The body: between the wrapper's lines in a post with preamble, else everything after the front matter's blank line. */
  html: string
}
