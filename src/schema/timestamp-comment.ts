import * as z from 'zod'
import { Instant, maxInstant, minInstant } from './post-date.js'

/** What reading a timestamp comment gives: the instant, null for `NaN`, or why there is none. */
export type TimestampReading = { ok: true; timestamp: Date | null } | { ok: false; reason: string }

/**
 * Reads `<!--epoch milliseconds-->` or `<!--NaN-->`, which the archiver wrote when the feed gave no date.
 *
 * @example
 * readTimestampComment('<!--0-->') // { ok: true, timestamp: 1970-01-01T00:00:00.000Z }
 */
export function readTimestampComment(text: string): TimestampReading {
  if (text === '<!--NaN-->') return { ok: true, timestamp: null }
  const digits = /^<!--(-?\d+)-->$/.exec(text)?.[1]
  if (digits === undefined) return { ok: false, reason: 'it does not hold whole milliseconds or NaN and nothing else' }
  const time = Number(digits)
  if (time < minInstant || time > maxInstant) return { ok: false, reason: 'it lies outside of the years 0000 to 9999' }
  return { ok: true, timestamp: new Date(time) }
}

/**
 * The timestamp comment: `<!--1599525683000-->` in the file, an instant in the model, null for `<!--NaN-->`.
 *
 * @example
 * z.decode(TimestampComment, '<!--1599525683000-->') // 2020-09-08T00:41:23.000Z
 * z.encode(TimestampComment, null) // '<!--NaN-->'
 */
export const TimestampComment = z.codec(z.string(), Instant.nullable(), {
  decode(text, payload) {
    const reading = readTimestampComment(text)
    if (reading.ok) return reading.timestamp
    payload.issues.push({ code: 'custom', input: text, message: reading.reason })
    return z.NEVER
  },
  encode: (timestamp) => `<!--${timestamp === null ? 'NaN' : timestamp.getTime()}-->`,
})
