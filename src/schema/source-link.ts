import * as z from 'zod'
import type { Range } from '../source/range.js'

const notInText = /[\r\n\p{Surrogate}]/u
const notInUrl = /[\s\p{White_Space}\p{Cc}\p{Surrogate}()]/u

/** The text of a source link: one line of any characters that UTF-8 can carry. */
export const LinkText = z
  .string()
  .refine((text) => !notInText.test(text), 'holds a line break or half of a surrogate pair')
  .meta({ pattern: '^[^\\r\\n\\p{Surrogate}]*$' })

/** The URL of a source link: what can stand between the parentheses without being taken for their end. */
export const LinkUrl = z
  .string()
  .refine(
    (url) => !notInUrl.test(url),
    'holds white space, a control character, a parenthesis or half of a surrogate pair',
  )
  .meta({ pattern: '^[^\\s\\p{White_Space}\\p{Cc}\\p{Surrogate}()]*$' })

/** The source link in the model. */
export const SourceLinkValue = z.strictObject({
  /** The title, as the feed had it; without line breaks. */
  text: LinkText,
  /** The address: without white space, control characters and parentheses. */
  url: LinkUrl,
})

/** What reading a source link gives: its text and URL with their places in the line, or why it is none, and where. */
export type SourceLinkReading =
  | { ok: true; link: { text: string; url: string }; text: Range; url: Range }
  | ({ ok: false; reason: string } & Range)

/**
 * Reads `[text](url)`. The last `](` splits it, so that the text may hold brackets, parentheses and even `](`.
 *
 * @example
 * readSourceLink('[a [b]](https://example.org/)') // { ok: true, link: { text: 'a [b]', url: 'https://example.org/' }, ... }
 */
export function readSourceLink(line: string): SourceLinkReading {
  const whole = { start: 0, end: line.length }
  if (!line.startsWith('[')) return { ok: false, reason: 'it does not begin with a square bracket', ...whole }
  const split = line.lastIndexOf('](')
  if (split === -1) return { ok: false, reason: 'it has no ]( between text and URL', ...whole }
  if (!line.endsWith(')')) return { ok: false, reason: 'it does not end with a parenthesis', ...whole }
  const text = { start: 1, end: split }
  const url = { start: split + 2, end: line.length - 1 }
  const link = { text: line.slice(text.start, text.end), url: line.slice(url.start, url.end) }
  const strayInText = notInText.exec(link.text)
  if (strayInText) return refuseAt(text.start + strayInText.index, `its text holds ${describe(strayInText[0])}`)
  const strayInUrl = notInUrl.exec(link.url)
  if (strayInUrl) return refuseAt(url.start + strayInUrl.index, `its URL holds ${describe(strayInUrl[0])}`)
  return { ok: true, link, text, url }
}

function refuseAt(start: number, reason: string): SourceLinkReading {
  return { ok: false, reason, start, end: start + 1 }
}

function describe(character: string): string {
  if (/[()]/.test(character)) return 'a parenthesis'
  const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return /\s/.test(character) ? `white space (${codePoint})` : `a character that cannot stand there (${codePoint})`
}

/**
 * The line of the source link, without its underline: `[text](url)` in the file, `{ text, url }` in the model.
 *
 * @example
 * z.decode(SourceLink, '[A post](https://example.org/)') // { text: 'A post', url: 'https://example.org/' }
 */
export const SourceLink = z.codec(z.string(), SourceLinkValue, {
  decode(line, payload) {
    const reading = readSourceLink(line)
    if (reading.ok) return reading.link
    payload.issues.push({ code: 'custom', input: line, message: reading.reason })
    return z.NEVER
  },
  encode: ({ text, url }) => `[${text}](${url})`,
})
