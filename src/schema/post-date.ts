import * as z from 'zod'

/** The earliest instant that a post can carry: the first millisecond of the year 0000, UTC. */
export const minInstant = -62_167_219_200_000
/** The latest instant that a post can carry: the last millisecond of the year 9999, UTC. */
export const maxInstant = 253_402_300_799_999

/** An instant in the years 0000 to 9999 (UTC), to the millisecond. */
export const Instant = z
  .date()
  .min(new Date(minInstant), 'lies before the year 0000')
  .max(new Date(maxInstant), 'lies after the year 9999')

// The grammar of docs/format.md, 3.4. `z.iso.datetime` refuses a space and an offset without colon, which Jekyll writes.
const grammar =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:([Zz])| ?([+-])(\d{2}):?(\d{2}))?)?$/

/** What reading a date gives: the instant, or why there is none. */
export type DateReading =
  | { ok: true; date: Date }
  | { ok: false; code: 'date/invalid' | 'date/nonexistent'; reason: string }

/**
 * Reads a date as docs/format.md 3.4 defines it: an instant that exists, never dependent on the machine's time zone.
 * Digits of a second beyond the millisecond are cut off.
 *
 * @example
 * readPostDate('2020-09-08 08:41:23 +0800') // { ok: true, date: 2020-09-08T00:41:23.000Z }
 * readPostDate('2021-02-30') // { ok: false, code: 'date/nonexistent', reason: '2021-02 has no day 30' }
 */
export function readPostDate(text: string): DateReading {
  const match = grammar.exec(text)
  if (!match) return { ok: false, code: 'date/invalid', reason: whyNotADate(text) }
  const [, year, month, day, hour, minute, second = '0', fraction = '', zulu, sign, offsetHours, offsetMinutes] = match
  if (hour !== undefined && zulu === undefined && sign === undefined) {
    return { ok: false, code: 'date/invalid', reason: 'it has a time but neither Z nor an offset, so no instant' }
  }
  const nonexistent = (reason: string): DateReading => ({ ok: false, code: 'date/nonexistent', reason })
  if (+month! < 1 || +month! > 12) return nonexistent(`there is no month ${month}`)
  const date = new Date(0)
  date.setUTCFullYear(+year!, +month! - 1, +day!)
  if (date.getUTCMonth() !== +month! - 1) return nonexistent(`${year}-${month} has no day ${day}`)
  if (hour !== undefined) {
    if (+hour > 23 || +minute! > 59 || +second > 59) return nonexistent('there is no such time of day')
    if (sign && (+offsetHours! > 23 || +offsetMinutes! > 59)) return nonexistent('there is no such offset')
    date.setUTCHours(+hour, +minute!, +second, +fraction.slice(0, 3).padEnd(3, '0'))
    if (sign) {
      const offset = (+offsetHours! * 60 + +offsetMinutes!) * 60_000
      date.setTime(date.getTime() + (sign === '+' ? -offset : offset))
    }
  }
  if (date.getTime() < minInstant || date.getTime() > maxInstant) {
    return nonexistent('as UTC it lies outside of the years 0000 to 9999')
  }
  return { ok: true, date }
}

function whyNotADate(text: string): string {
  if (text === '') return 'it is empty'
  if (/^\d{4}-\d{1,2}-\d{1,2}(?!\d)/.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text))
    return 'month and day need two digits'
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return 'what follows the day is not a time with Z or an offset'
  if (/^\d{8}/.test(text)) return 'year, month and day need hyphens between them'
  return 'it does not begin with YYYY-MM-DD'
}

/**
 * The date of a post: text in the front matter, an instant in the model. Encoding writes what the archiver writes,
 * ISO 8601 in UTC with milliseconds.
 *
 * @example
 * z.decode(PostDate, '2020-09-08') // 2020-09-08T00:00:00.000Z
 * z.encode(PostDate, new Date(0)) // '1970-01-01T00:00:00.000Z'
 */
export const PostDate = z.codec(z.string(), Instant, {
  decode(text, payload) {
    const reading = readPostDate(text)
    if (reading.ok) return reading.date
    payload.issues.push({ code: 'custom', input: text, message: reading.reason, params: { code: reading.code } })
    return z.NEVER
  },
  encode: (date) => date.toISOString(),
})
