import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PostDate } from '../../src/schema/index.js'
import { maxInstant, minInstant, readPostDate } from '../../src/schema/post-date.js'
import { instant } from '../support/arbitrary-post.js'
import { growth } from '../support/cpu-time.js'

const runs = { numRuns: 3_000 }

describe('readPostDate reads an instant', () => {
  test.each<[string, string]>([
    // The archiver's form
    ['2020-09-08T00:41:23.000Z', '2020-09-08T00:41:23.000Z'],
    // A day is its first moment in UTC
    ['2020-09-08', '2020-09-08T00:00:00.000Z'],
    ['2014-02-04', '2014-02-04T00:00:00.000Z'],
    // Separators
    ['2020-09-08t00:41:23Z', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08 00:41:23Z', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T00:41:23z', '2020-09-08T00:41:23.000Z'],
    // Seconds and their fraction
    ['2020-09-08T00:41Z', '2020-09-08T00:41:00.000Z'],
    ['2020-09-08 00:41 +0000', '2020-09-08T00:41:00.000Z'],
    ['2020-09-08T00:41:23.1Z', '2020-09-08T00:41:23.100Z'],
    ['2020-09-08T00:41:23.12Z', '2020-09-08T00:41:23.120Z'],
    ['2020-09-08T00:41:23.1239Z', '2020-09-08T00:41:23.123Z'],
    ['2020-09-08T00:41:23.999999999Z', '2020-09-08T00:41:23.999Z'],
    ['2020-09-08T00:41:23.0000000000000000000000001Z', '2020-09-08T00:41:23.000Z'],
    // Offsets
    ['2020-09-08T08:41:23+08:00', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T08:41:23+0800', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08 08:41:23 +0800', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08 08:41:23 +08:00', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T08:41:23.5+08:00', '2020-09-08T00:41:23.500Z'],
    ['2020-09-07T19:11:23-05:30', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T00:41:23-00:00', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T00:41:23+00:00', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T11:11:23+10:30', '2020-09-08T00:41:23.000Z'],
    ['2020-09-08T00:00:00+23:59', '2020-09-07T00:01:00.000Z'],
    ['2020-09-08T00:00:00-23:59', '2020-09-08T23:59:00.000Z'],
    ['2020-12-31T23:30:00-01:00', '2021-01-01T00:30:00.000Z'],
    ['2020-03-01T00:30:00+01:00', '2020-02-29T23:30:00.000Z'],
    // Leap years of the proleptic Gregorian calendar
    ['2020-02-29', '2020-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['1600-02-29', '1600-02-29T00:00:00.000Z'],
    ['0000-02-29', '0000-02-29T00:00:00.000Z'],
    ['0004-02-29', '0004-02-29T00:00:00.000Z'],
    // Edges of days and months
    ['2020-01-31', '2020-01-31T00:00:00.000Z'],
    ['2020-04-30', '2020-04-30T00:00:00.000Z'],
    ['2020-12-31T23:59:59.999Z', '2020-12-31T23:59:59.999Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    // Years that Date would take for the twentieth century, and the first and last ones
    ['0099-01-01', '0099-01-01T00:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['0000-01-01', '0000-01-01T00:00:00.000Z'],
    ['0000-01-01T01:00:00+01:00', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['9999-12-31T22:59:59.999-01:00', '9999-12-31T23:59:59.999Z'],
    // Moments that do not exist, or exist twice, in the zone in which the tests run
    ['2020-10-04T02:15:00Z', '2020-10-04T02:15:00.000Z'],
    ['2020-04-05T01:45:00Z', '2020-04-05T01:45:00.000Z'],
  ])('%s', (text, iso) => {
    const reading = readPostDate(text)
    expect(reading).toEqual({ ok: true, date: new Date(iso) })
    expect(z.decode(PostDate, text).toISOString()).toBe(iso)
  })
})

describe('readPostDate refuses what is no date', () => {
  test.each<[string, string, RegExp]>([
    ['', 'date/invalid', /empty/],
    ['soon', 'date/invalid', /does not begin with YYYY-MM-DD/],
    ['20', 'date/invalid', /does not begin/],
    ['8 September 2020', 'date/invalid', /does not begin/],
    ['2020-09', 'date/invalid', /does not begin/],
    ['2020', 'date/invalid', /does not begin/],
    ['20200908', 'date/invalid', /need hyphens/],
    ['20200908T004123Z', 'date/invalid', /need hyphens/],
    ['2020/09/08', 'date/invalid', /does not begin/],
    ['2020-9-8', 'date/invalid', /two digits/],
    ['2020-09-8', 'date/invalid', /two digits/],
    ['2020-9-08 08:00 +0800', 'date/invalid', /two digits/],
    ['12020-09-08', 'date/invalid', /./],
    ['+012020-09-08T00:00:00Z', 'date/invalid', /does not begin/],
    ['-0001-09-08', 'date/invalid', /does not begin/],
    [' 2020-09-08', 'date/invalid', /does not begin/],
    ['2020-09-08 ', 'date/invalid', /what follows the day/],
    ['2020-09-08\n', 'date/invalid', /what follows the day/],
    ['2020-09-08Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T', 'date/invalid', /what follows the day/],
    ['2020-09-08T00', 'date/invalid', /what follows the day/],
    ['2020-09-08T00Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T0:41Z', 'date/invalid', /what follows the day/],
    ['2020-09-08  00:41Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23,5Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23.Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41.5Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23 Z', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23  +0800', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23+8', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23+08', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23+08:0', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23\u221208:00', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23 GMT', 'date/invalid', /what follows the day/],
    ['2020-09-08T00:41:23Z[UTC]', 'date/invalid', /what follows the day/],
    ['２０２０-09-08', 'date/invalid', /does not begin/],
    ['2020-09-08T00:41:23', 'date/invalid', /neither Z nor an offset/],
    ['2020-09-08 00:41', 'date/invalid', /neither Z nor an offset/],
    ['2020-09-08T00:41:23.000', 'date/invalid', /neither Z nor an offset/],
    ['2020-13-01', 'date/nonexistent', /no month 13/],
    ['2020-00-01', 'date/nonexistent', /no month 00/],
    ['2020-02-30', 'date/nonexistent', /2020-02 has no day 30/],
    ['2021-02-29', 'date/nonexistent', /2021-02 has no day 29/],
    ['1900-02-29', 'date/nonexistent', /1900-02 has no day 29/],
    ['2100-02-29', 'date/nonexistent', /2100-02 has no day 29/],
    ['2020-09-00', 'date/nonexistent', /no day 00/],
    ['2020-04-31', 'date/nonexistent', /no day 31/],
    ['2020-12-32', 'date/nonexistent', /no day 32/],
    ['2020-09-08T24:00:00Z', 'date/nonexistent', /time of day/],
    ['2020-09-08T23:60:00Z', 'date/nonexistent', /time of day/],
    ['2016-12-31T23:59:60Z', 'date/nonexistent', /time of day/],
    ['2020-09-08T00:00:00+24:00', 'date/nonexistent', /offset/],
    ['2020-09-08T00:00:00+08:60', 'date/nonexistent', /offset/],
    ['0000-01-01T00:00:00+00:01', 'date/nonexistent', /outside of the years/],
    ['9999-12-31T23:59:59-00:01', 'date/nonexistent', /outside of the years/],
  ])('%j: %s', (text, code, reason) => {
    const reading = readPostDate(text)
    expect(reading).toMatchObject({ ok: false, code })
    expect(!reading.ok && reading.reason).toMatch(reason)
    const decoded = z.safeDecode(PostDate, text)
    expect(decoded.success).toBe(false)
    expect(decoded.error?.issues).toMatchObject([{ code: 'custom', path: [], params: { code } }])
    expect(decoded.error?.issues[0]?.message).toBe(!reading.ok && reading.reason)
  })
})

describe('PostDate', () => {
  test('decodes and encodes as its examples say', () => {
    expect(z.decode(PostDate, '2020-09-08')).toEqual(new Date('2020-09-08T00:00:00.000Z'))
    expect(z.encode(PostDate, new Date(0))).toBe('1970-01-01T00:00:00.000Z')
    expect(readPostDate('2021-02-30')).toEqual({
      ok: false,
      code: 'date/nonexistent',
      reason: '2021-02 has no day 30',
    })
  })

  test.each([
    ['an invalid date', Number.NaN],
    ['the millisecond before the year 0000', minInstant - 1],
    ['the millisecond after the year 9999', maxInstant + 1],
    ['the last Date of all', 8.64e15],
  ])('encodes no date that it could not read again: %s', (_, time) => {
    expect(z.safeEncode(PostDate, new Date(time)).success).toBe(false)
  })

  test.each([1599525683000, null, undefined, {}, new Date(0)])('decodes nothing but text: %j', (value) => {
    expect(PostDate.safeParse(value).success).toBe(false)
  })

  test('decodes every instant from what it encoded', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const text = z.encode(PostDate, date)
        expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
        expect(z.decode(PostDate, text)).toEqual(date)
      }),
      runs,
    )
  })

  test('reads the same instant with any offset in any notation', () => {
    const middle = fc.date({
      min: new Date(minInstant + 864e5),
      max: new Date(maxInstant - 864e5),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        middle,
        fc.integer({ min: -1439, max: 1439 }),
        fc.constantFrom('T', 't', ' '),
        fc.constantFrom('', ' '),
        fc.constantFrom('', ':'),
        (date, minutes, separator, space, colon) => {
          const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1).replace('T', separator)
          const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
          const digits = (value: number) => String(value).padStart(2, '0')
          const offset = `${minutes < 0 ? '-' : '+'}${digits(hours)}${colon}${digits(rest)}`
          expect(readPostDate(`${local}${space}${offset}`)).toEqual({ ok: true, date })
        },
      ),
      runs,
    )
  })

  test('agrees with Date on every day of four centuries, whatever the zone of the machine', () => {
    expect(process.env.TZ).toBe('Australia/Lord_Howe')
    for (let time = Date.UTC(1800, 0, 1); time < Date.UTC(2200, 0, 1); time += 864e5) {
      const day = new Date(time).toISOString().slice(0, 10)
      const reading = readPostDate(day)
      if (!reading.ok || reading.date.getTime() !== time) throw new Error(day)
    }
  })

  test('reads nothing that names no day of its month', () => {
    for (const year of [1900, 2000, 2019, 2020]) {
      for (let month = 0; month <= 13; month++) {
        const days = month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate()
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          expect(readPostDate(text).ok, text).toBe(day >= 1 && day <= days)
        }
      }
    }
  })

  test('reads any text in time in proportion to its length', () => {
    const read = (length: number) => () => {
      expect(readPostDate(`2020-09-08T00:41:23.${'1'.repeat(length)}`).ok).toBe(false)
      expect(readPostDate(`2020-09-08T00:41:23.${'1'.repeat(length)}Z`).ok).toBe(true)
    }
    expect(growth(read, 200_000, 40)).toBeLessThan(40)
  })
})
