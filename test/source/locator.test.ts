import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLocator } from '../../src/source/locator.js'
import { growth } from '../support/cpu-time.js'

/** Line and column by counting: a line ends with CR LF, LF or a lone CR. */
function count(text: string, offset: number) {
  let line = 1
  let column = 1
  for (let index = 0; index < offset; index++) {
    const ends = text[index] === '\n' || (text[index] === '\r' && text[index + 1] !== '\n')
    line += ends ? 1 : 0
    column = ends ? 1 : column + 1
  }
  return { line, column, offset }
}

describe('createLocator', () => {
  test('places an offset, as its example does', () => {
    expect(createLocator('a\nbc').point(3)).toEqual({ line: 2, column: 2, offset: 3 })
  })

  test.each<[string, [line: number, column: number][]]>([
    ['', [[1, 1]]],
    [
      'ab',
      [
        [1, 1],
        [1, 2],
        [1, 3],
      ],
    ],
    [
      'a\nb',
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ],
    ],
    [
      'a\r\nb',
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
        [2, 2],
      ],
    ],
    [
      'a\rb',
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ],
    ],
    [
      '\n\n',
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    ],
    [
      '\r\r\n',
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [3, 1],
      ],
    ],
    [
      '\n\r',
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    ],
    [
      'a\r',
      [
        [1, 1],
        [1, 2],
        [2, 1],
      ],
    ],
    [
      '😀\n😀',
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
        [2, 2],
        [2, 3],
      ],
    ],
    [
      'a\u2028b\u0085c',
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 5],
        [1, 6],
      ],
    ],
  ])('places every offset of %j', (text, places) => {
    const locator = createLocator(text)
    expect(places.map((_, offset) => locator.point(offset))).toEqual(
      places.map(([line, column], offset) => ({ line, column, offset })),
    )
  })

  test('keeps offsets inside of the text', () => {
    const locator = createLocator('a\nb')
    expect(locator.point(-5)).toEqual({ line: 1, column: 1, offset: 0 })
    expect(locator.point(99)).toEqual({ line: 2, column: 2, offset: 3 })
  })

  test('places both ends of a range', () => {
    expect(createLocator('a\nbc\nd').position(2, 4)).toEqual({
      start: { line: 2, column: 1, offset: 2 },
      end: { line: 2, column: 3, offset: 4 },
    })
  })

  test('agrees with counting, for every offset of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '漢', '\n', '\r', '\r\n', '😀', '\u2028', '\t') })
    fc.assert(
      fc.property(text, (value) => {
        const locator = createLocator(value)
        for (let offset = 0; offset <= value.length; offset++) {
          expect(locator.point(offset)).toEqual(count(value, offset))
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('places a million offsets of a long text in time in proportion', () => {
    const locate = (lines: number) => () => {
      const text = 'line\n'.repeat(lines)
      const locator = createLocator(text)
      for (let offset = 0; offset < text.length; offset++) locator.point(offset)
      expect(locator.point(text.length)).toEqual({ line: lines + 1, column: 1, offset: text.length })
    }
    expect(growth(locate, 20_000, 40)).toBeLessThan(40)
  })
})
