import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { graphemes } from '../../src/cli/graphemes.js'
import { textWidth } from '../../src/cli/text-width.js'

const units = ['grapheme', 'grapheme-composite', 'binary'] as const

// Latin, Chinese and Japanese: what is told without Intl.Segmenter, and its neighbours.
const nearLatin = fc.string({ unit: fc.integer({ min: 0x20, max: 0x377 }).map((code) => String.fromCharCode(code)) })
const nearChinese = fc.string({
  unit: fc.integer({ min: 0x2fd0, max: 0x33ff }).map((code) => String.fromCharCode(code)),
})
const fullWidth = fc.string({ unit: fc.integer({ min: 0xfe00, max: 0xffff }).map((code) => String.fromCharCode(code)) })
const neighbours = [
  ['near Latin', nearLatin],
  ['near Chinese', nearChinese],
  ['full width', fullWidth],
] as const

describe('textWidth', () => {
  test.each([
    ['plain text', 'plain text', 10],
    ['Chinese', '標題，字', 8],
    ['letters with their accents apart', 'e\u0301e\u0301', 2],
    ['Korean in parts', '한'.normalize('NFD'), 2],
    ['a space without width', 'a\u200bb', 2],
    ['a family', '👨‍👩‍👧', 2],
    ['a flag', '🇰🇷', 2],
    ['the flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 2],
    ['a keycap', '1️⃣', 2],
    ['a sign that is a picture only if so asked', '☺ ☺️', 4],
    ['colours', '\x1b[31mred\x1b[39m 字', 6],
  ])('counts the columns of %s', (_, text, expected) => {
    expect(textWidth(text)).toBe(expected)
  })

  test.each([...units.map((unit) => [unit, fc.string({ unit, maxLength: 60 })] as const), ...neighbours])(
    'says what string-width says (%s)',
    (_, texts) => {
      fc.assert(
        fc.property(texts, (text) => {
          expect(textWidth(text)).toBe(stringWidth(text))
        }),
        { numRuns: 2000 },
      )
    },
  )
})

describe('graphemes', () => {
  test.each([...units.map((unit) => [unit, fc.string({ unit })] as const), ...neighbours])(
    'are those of Intl.Segmenter (%s)',
    (_, texts) => {
      const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
      fc.assert(
        fc.property(texts, (text) => {
          expect([...graphemes(text)]).toEqual([...segmenter.segment(text)].map(({ segment }) => segment))
        }),
        { numRuns: 500 },
      )
    },
  )
})
