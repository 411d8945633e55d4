import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { own } from '../../src/source/own.js'
import { isSameValue } from '../../src/source/same-value.js'
import { loneSurrogateAt } from '../../src/source/well-formed.js'
import { jsonValue } from '../support/arbitrary-post.js'

describe('isSameValue', () => {
  test.each<[string, unknown, unknown]>([
    ['undefined as if it were absent, as its example says', { a: 1, b: undefined }, { a: 1 }],
    ['objects whatever the order of their keys', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ['dates by instant', { at: new Date(7) }, { at: new Date(7) }],
    ['invalid dates', new Date(Number.NaN), new Date(Number.NaN)],
    ['NaN', Number.NaN, Number.NaN],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['nested lists', [[1], []], [[1], []]],
    ['nothing', undefined, undefined],
    ['keys that every object has', { constructor: 1 }, { constructor: 1 }],
  ])('takes for equal: %s', (_, a, b) => {
    expect(isSameValue(a, b)).toBe(true)
    expect(isSameValue(b, a)).toBe(true)
  })

  test.each<[string, unknown, unknown]>([
    ['0 and -0', 0, -0],
    ['a text and a number', '1', 1],
    ['null and undefined', null, undefined],
    ['null and an object', null, {}],
    ['a list and an object', [], {}],
    ['a list and an object with the same keys', [1], { 0: 1 }],
    ['a date and its number', new Date(7), 7],
    ['a date and an object', new Date(7), {}],
    ['two dates', new Date(7), new Date(8)],
    ['lists in another order', [1, 2], [2, 1]],
    ['lists of another length', [1], [1, undefined]],
    ['an object with a key more', { a: 1 }, { a: 1, b: 2 }],
    ['objects with other keys', { a: undefined, b: 1 }, { c: 1 }],
    ['an own key and an inherited one', { toString: Object.prototype.toString }, {}],
  ])('tells apart: %s', (_, a, b) => {
    expect(isSameValue(a, b)).toBe(false)
    expect(isSameValue(b, a)).toBe(false)
  })

  test('agrees with the JSON of values whose keys are sorted', () => {
    const sorted = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : value
      if (Array.isArray(value)) return value.map(sorted)
      return Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => ({ key, item: sorted(item) }))
    }
    const json = (value: unknown) => JSON.stringify([sorted(value), Array.isArray(value)])
    fc.assert(
      fc.property(jsonValue, jsonValue, (a, b) => {
        expect(isSameValue(a, structuredClone(a))).toBe(true)
        if (isSameValue(a, b)) expect(json(a)).toBe(json(b))
        else if (typeof a !== 'object' || typeof b !== 'object') expect(Object.is(a, b)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('own', () => {
  test('finds what was put there and nothing else', () => {
    expect(own({ a: 1 }, 'constructor')).toBeUndefined()
    expect(own({ a: 1 }, 'toString')).toBeUndefined()
    expect(own({ a: 1 }, '__proto__')).toBeUndefined()
    expect(own({ a: 1 }, 'a')).toBe(1)
    expect(own({ constructor: 2 } as unknown as Record<string, number>, 'constructor')).toBe(2)
    expect(own(JSON.parse('{ "__proto__": 3 }') as Record<string, number>, '__proto__')).toBe(3)
  })
})

describe('loneSurrogateAt', () => {
  test.each<[string, number]>([
    ['', -1],
    ['a漢😀', -1],
    ['\uFFFD', -1],
    ['a\uD800', 1],
    ['\uDC00a', 0],
    ['😀\uD83D', 2],
    ['😀\uDE00', 2],
    ['\uDE00\uD83D', 0],
    ['\uD83D\uD83D\uDE00', 0],
    ['a\uDFFF\uD800', 1],
  ])('of %j is %i', (text, offset) => {
    expect(loneSurrogateAt(text)).toBe(offset)
  })

  test('is the first unit that UTF-8 would replace, in any string', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 5 }), (parts) => {
        const text = parts.join('')
        const mended = text.toWellFormed()
        const first =
          [...mended].length === 0 ? -1 : text.split('').findIndex((character, index) => character !== mended[index])
        expect(loneSurrogateAt(text)).toBe(first)
      }),
      { numRuns: 2_000 },
    )
  })
})
