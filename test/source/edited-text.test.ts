import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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

  test('says where something was in the original', () => {
    const edited = new EditedText('abcdef')
    edited.apply([{ start: 1, end: 3, text: 'XYZ' }])
    expect(edited.current).toBe('aXYZdef')
    expect([0, 1, 2, 3, 4, 6, 7].map((offset) => edited.originalOffset(offset))).toEqual([0, 1, 1, 1, 3, 5, 6])
    expect(edited.edits()).toEqual([{ start: 1, end: 3, text: 'XYZ' }])
  })
})
