import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../src/index.js'
import { applyEdits } from '../../src/source/apply-edits.js'
import { EditedText } from '../../src/source/edited-text.js'

/** Edits of a text that do not overlap, from numbers. */
function editsOf(text: string, numbers: readonly number[]) {
  const places = [...new Set(numbers.map((number) => number % (text.length + 1)))].sort((a, b) => a - b)
  return places.flatMap((start, index) => {
    const end = places[index + 1]
    return index % 2 === 0 && end !== undefined ? [{ start, end, text: 'X'.repeat(numbers[index]! % 3) }] : []
  })
}

describe('an edited text', () => {
  test('knows by which edits it came of the original, however often it was edited', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(fc.array(fc.nat(60), { maxLength: 8 }), { maxLength: 5 }),
        (text, rounds) => {
          const edited = new EditedText(text)
          for (const numbers of rounds) {
            const edits = editsOf(edited.current, numbers)
            const expected = applyEdits(edited.current, edits)
            edited.apply(edits)
            expect(edited.current).toBe(expected)
          }
          expect(applyEdits(text, edited.edits())).toBe(edited.current)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('says of everything that stays where it was, and of what came where that ended which stands before it', () => {
    const rounds = fc.array(fc.array(fc.nat(60), { maxLength: 8 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.nat(40), rounds, (length, numbers) => {
        // Every character is another one, so that it tells where it was; what comes is always an X.
        const text = String.fromCharCode(...Array.from({ length }, (_, index) => 0x4e00 + index))
        const edited = new EditedText(text)
        for (const round of numbers) edited.apply(editsOf(edited.current, round))
        for (let offset = 0; offset < edited.current.length; offset++) {
          const character = edited.current[offset]!
          const before = edited.current.slice(0, offset).replaceAll('X', '').at(-1)
          const expected = character === 'X' ? (before ? text.indexOf(before) + 1 : 0) : text.indexOf(character)
          expect(edited.originalOffset(offset)).toBe(expected)
        }
        expect(edited.originalOffset(edited.current.length)).toBe(text.length)
      }),
      { numRuns: 500 },
    )
  })

  test.each<[string, TextEdit[][], TextEdit[]]>([
    ['nothing', [[]], []],
    ['what comes', [[{ start: 3, end: 3, text: 'X' }]], [{ start: 3, end: 3, text: 'X' }]],
    [
      'what comes in two steps',
      [[{ start: 3, end: 3, text: 'X' }], [{ start: 4, end: 4, text: 'Y' }]],
      [{ start: 3, end: 3, text: 'XY' }],
    ],
    ['what comes and goes', [[{ start: 3, end: 3, text: 'X' }], [{ start: 3, end: 4, text: '' }]], []],
    [
      'what goes',
      [[{ start: 1, end: 2, text: '' }], [{ start: 4, end: 5, text: '' }]],
      [
        { start: 1, end: 2, text: '' },
        { start: 5, end: 6, text: '' },
      ],
    ],
  ])('names %s once', (_, rounds, edits) => {
    const edited = new EditedText('abcdef')
    for (const round of rounds) edited.apply(round)
    expect(edited.edits()).toEqual(edits)
  })

  test('is made of nothing, too', () => {
    const edited = new EditedText('')
    expect(edited.edits()).toEqual([])
    edited.apply([{ start: 0, end: 0, text: 'X' }])
    expect([edited.current, edited.edits()]).toEqual(['X', [{ start: 0, end: 0, text: 'X' }]])
  })

  test('says where something was in the original', () => {
    const edited = new EditedText('abcdef')
    edited.apply([{ start: 1, end: 3, text: 'XYZ' }])
    expect(edited.current).toBe('aXYZdef')
    expect([0, 1, 2, 3, 4, 6, 7].map((offset) => edited.originalOffset(offset))).toEqual([0, 1, 1, 1, 3, 5, 6])
    expect(edited.edits()).toEqual([{ start: 1, end: 3, text: 'XYZ' }])
  })
})
