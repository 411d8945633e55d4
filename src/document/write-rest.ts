import * as z from 'zod'
import type { Preamble } from '../schema/preamble.js'
import { SourceLink } from '../schema/source-link.js'
import { TimestampComment } from '../schema/timestamp-comment.js'

/** The timestamp comment of an instant, or of none. */
export function writeTimestamp(timestamp: Date | null): string {
  return z.encode(TimestampComment, timestamp)
}

/** The two lines of a preamble and its underline, in canonical form. */
function writePreamble({ timestamp, sourceLink }: Preamble, lineEnding = '\n'): string {
  const lines = [writeTimestamp(timestamp), z.encode(SourceLink, sourceLink), '------', '']
  return lines.join(lineEnding)
}

/** Everything behind the closing fence's line, in canonical form. */
export function writeRest(preamble: Preamble | undefined, html: string, lineEnding = '\n'): string {
  if (!preamble) return lineEnding + html
  return `${writePreamble(preamble, lineEnding)}${lineEnding}<div>${lineEnding}${html}${lineEnding}</div>${lineEnding}`
}
