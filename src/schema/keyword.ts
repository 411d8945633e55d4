import * as z from 'zod'

/**
 * A word that the site, not the author, linked to its own glossary or tag page.
 *
 * @example
 * Keyword.parse({ type: 'keyword', ref: 'keyword-1', text: 'pier', url: 'https://example.org/tag/pier/' })
 */
export const Keyword = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('keyword'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** The word. */
  text: z.string(),
  /** Where the link leads. */
  url: z.string().optional(),
})

/** A word linked to a glossary; see the schema of the same name. */
export type Keyword = z.infer<typeof Keyword>
