import { safeParsePost } from '../model/safe-parse-post.js'

/** Where a post comes from, for lists and charts. */
export type PostOrigin = { host: string; author: string; month: string }

/** What stands for a value that cannot be known. */
export const unknown = 'unknown'

/** Where the post of a text comes from, as far as it can be read. */
export function originOf(source: string | undefined): PostOrigin {
  const result = source === undefined ? undefined : safeParsePost(source)
  if (!result?.success) return { host: unknown, author: unknown, month: unknown }
  const { from, author, date } = result.data.frontMatter
  return {
    host: URL.canParse(from) ? new URL(from).host.replace(/^www\./, '') || unknown : unknown,
    // A copy: a piece of a text keeps all of the text in memory, for as long as it is counted.
    author: Buffer.from(author.trim()).toString() || unknown,
    month: date.toISOString().slice(0, 7),
  }
}
