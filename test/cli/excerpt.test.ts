import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { excerptOf, visible } from '../../src/cli/excerpt.js'
import { createLocator } from '../../src/source/locator.js'

function excerpt(source: string, slice: string, width = 80) {
  const start = source.indexOf(slice)
  const { text, marker } = excerptOf(source, createLocator(source).position(start, start + slice.length), width)
  return [text, marker]
}

describe('excerptOf', () => {
  test.each([
    ['plain text', 'a bad c', 'bad', ['a bad c', '  ^^^']],
    ['Chinese', '標題是錯的字。', '錯的', ['標題是錯的字。', '      ^^^^']],
    ['an emoji of several code points', '👨‍👩‍👧 x', 'x', ['👨‍👩‍👧 x', '   ^']],
    ['combining marks', 'e\u0301e\u0301 x', 'x', ['e\u0301e\u0301 x', '   ^']],
    ['a tab', '\ta', 'a', [' a', ' ^']],
    ['the second line', 'one\r\ntwo bad\nthree', 'bad', ['two bad', '    ^^^']],
    ['a range over two lines', 'one two\nthree', 'two\nthree', ['one two', '    ^^^']],
  ])('puts the caret under %s', (_, source, slice, expected) => {
    expect(excerpt(source, slice)).toEqual(expected)
  })

  test('marks an empty range with one caret', () => {
    expect(excerptOf('ab', createLocator('ab').position(2, 2), 80)).toEqual({ line: 1, text: 'ab', marker: '  ^' })
  })

  test('shows the neighbourhood of a place in a long line', () => {
    const source = `${'字'.repeat(100_000)}<script>${'字'.repeat(100_000)}`
    const [text, marker] = excerpt(source, '<script>', 40)
    expect(text).toBe(`…${'字'.repeat(10)}<script>${'字'.repeat(5)}…`)
    expect(marker).toBe(`${' '.repeat(21)}^^^^^^^^`)
  })

  test('the caret always stands under the first character of the range, within the width', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 120 })
    fc.assert(
      fc.property(texts, texts, texts, fc.integer({ min: 20, max: 100 }), (before, inside, after, width) => {
        const clean = before.replace(/[\r\n]/g, '')
        const source = clean + inside + after
        const { start } = createLocator(source).position(clean.length, clean.length)
        const { text, marker } = excerptOf(
          source,
          { start, end: createLocator(source).point(clean.length + inside.length) },
          width,
        )
        expect(stringWidth(text)).toBeLessThanOrEqual(width + 2)
        const column = marker.indexOf('^')
        const lead = visible(clean).slice(-5)
        if (lead !== '' && column > 6) expect(text).toContain(lead)
      }),
    )
  })
})
