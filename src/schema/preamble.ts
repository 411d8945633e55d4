import * as z from 'zod'
import { Instant } from './post-date.js'
import { SourceLinkValue } from './source-link.js'

/**
 * The preamble of a feed post: when the archiver took it to be published (null where the feed gave no date), and the
 * link to the original.
 *
 * @example
 * Preamble.parse({ timestamp: null, sourceLink: { text: 'A post', url: 'https://example.org/' } })
 */
export const Preamble = z.strictObject({
  /** When the archiver took the post to be published; null where the feed gave no date. */
  timestamp: Instant.nullable(),
  /** The link to the original. */
  sourceLink: SourceLinkValue,
})

/** The preamble of a feed post; see the schema of the same name. */
export type Preamble = {
  /** When the archiver took the post to be published; null where the feed gave no date. */
  timestamp: Date | null
  /** The link to the original. */
  sourceLink: {
    /** The title, as the feed had it; without line breaks. */
    text: string
    /** The address: without white space, control characters and parentheses. */
    url: string
  }
}
