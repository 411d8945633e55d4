import type { Preamble } from '../schema/preamble.js'
import { readTimestampComment } from '../schema/timestamp-comment.js'
import type { Layout } from './layout.js'

/** The preamble of a source that was cut, or undefined where there is none or it is malformed. */
export function readPreamble(source: string, { preamble }: Layout): Preamble | undefined {
  if (!preamble?.linkText || !preamble.linkUrl || !preamble.underline) return undefined
  const reading = readTimestampComment(source.slice(preamble.timestamp.start, preamble.timestamp.end))
  if (!reading.ok) return undefined
  const { linkText, linkUrl } = preamble
  const sourceLink = { text: source.slice(linkText.start, linkText.end), url: source.slice(linkUrl.start, linkUrl.end) }
  return { timestamp: reading.timestamp, sourceLink }
}
