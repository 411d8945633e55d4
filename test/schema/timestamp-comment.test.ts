import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { TimestampComment } from '../../src/schema/index.js'
import { readTimestampComment } from '../../src/schema/timestamp-comment.js'
import { instant } from '../support/arbitrary-post.js'

describe('TimestampComment', () => {
  test.each<[string, string | null, string]>([
    ['<!--1599525683000-->', '2020-09-08T00:41:23.000Z', '<!--1599525683000-->'],
    ['<!--0-->', '1970-01-01T00:00:00.000Z', '<!--0-->'],
    ['<!---1-->', '1969-12-31T23:59:59.999Z', '<!---1-->'],
    ['<!--NaN-->', null, '<!--NaN-->'],
    ['<!---62167219200000-->', '0000-01-01T00:00:00.000Z', '<!---62167219200000-->'],
    ['<!--253402300799999-->', '9999-12-31T23:59:59.999Z', '<!--253402300799999-->'],
    ['<!--007-->', '1970-01-01T00:00:00.007Z', '<!--7-->'],
    ['<!---0-->', '1970-01-01T00:00:00.000Z', '<!--0-->'],
  ])('%s is %s and is written %s', (text, iso, written) => {
    const timestamp = z.decode(TimestampComment, text)
    expect(timestamp?.toISOString() ?? null).toBe(iso)
    expect(z.encode(TimestampComment, timestamp)).toBe(written)
    expect(readTimestampComment(text)).toEqual({ ok: true, timestamp })
  })

  test.each<[string, RegExp]>([
    ['', /whole milliseconds or NaN/],
    ['<!---->', /whole milliseconds or NaN/],
    ['<!-- 0 -->', /whole milliseconds or NaN/],
    ['<!--1.5-->', /whole milliseconds or NaN/],
    ['<!--1e3-->', /whole milliseconds or NaN/],
    ['<!--+1-->', /whole milliseconds or NaN/],
    ['<!--0x1F-->', /whole milliseconds or NaN/],
    ['<!--nan-->', /whole milliseconds or NaN/],
    ['<!---NaN-->', /whole milliseconds or NaN/],
    ['<!--Infinity-->', /whole milliseconds or NaN/],
    ['<!--null-->', /whole milliseconds or NaN/],
    ['<!--2020-09-08-->', /whole milliseconds or NaN/],
    ['<!--٣-->', /whole milliseconds or NaN/],
    ['<!--0--> ', /whole milliseconds or NaN/],
    ['<!--0-->\n', /whole milliseconds or NaN/],
    ['<!--0--><!--1-->', /whole milliseconds or NaN/],
    ['<!--0', /whole milliseconds or NaN/],
    ['0', /whole milliseconds or NaN/],
    ['<!--253402300800000-->', /outside of the years/],
    ['<!---62167219200001-->', /outside of the years/],
    [`<!--${'9'.repeat(400)}-->`, /outside of the years/],
  ])('%j is refused', (text, reason) => {
    const reading = readTimestampComment(text)
    expect(!reading.ok && reading.reason).toMatch(reason)
    expect(z.safeDecode(TimestampComment, text).error?.issues).toMatchObject([
      { code: 'custom', message: !reading.ok && reading.reason },
    ])
  })

  test.each([new Date(Number.NaN), new Date(8.64e15)])('encodes no date that it could not read again: %s', (date) => {
    expect(z.safeEncode(TimestampComment, date).success).toBe(false)
  })

  test('decodes every instant from what it encoded', () => {
    fc.assert(
      fc.property(fc.option(instant), (timestamp) => {
        expect(z.decode(TimestampComment, z.encode(TimestampComment, timestamp))).toEqual(timestamp)
      }),
      { numRuns: 2_000 },
    )
  })
})
