import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../src/index.js'
import { applyEdits, overlap } from '../../src/source/apply-edits.js'

describe('applyEdits', () => {
  test.each<[string, string, TextEdit[], string]>([
    ['nothing', 'abc', [], 'abc'],
    ['a replacement, as its example does', 'abc', [{ start: 1, end: 2, text: 'X' }], 'aXc'],
    ['a removal', 'abc', [{ start: 0, end: 2, text: '' }], 'c'],
    ['an insertion at the end', 'abc', [{ start: 3, end: 3, text: 'd' }], 'abcd'],
    ['an insertion into nothing', '', [{ start: 0, end: 0, text: 'a' }], 'a'],
    [
      'edits in any order',
      'abc',
      [
        { start: 2, end: 3, text: 'Z' },
        { start: 0, end: 1, text: 'X' },
      ],
      'XbZ',
    ],
    [
      'neighbours',
      'abc',
      [
        { start: 0, end: 1, text: 'X' },
        { start: 1, end: 2, text: 'Y' },
      ],
      'XYc',
    ],
    [
      'insertions at one place, in the order given',
      'ac',
      [
        { start: 1, end: 1, text: '1' },
        { start: 1, end: 1, text: '2' },
      ],
      'a12c',
    ],
    [
      'an insertion before a replacement at the same place',
      'abc',
      [
        { start: 1, end: 2, text: 'X' },
        { start: 1, end: 1, text: '1' },
      ],
      'a1Xc',
    ],
  ])('makes %s', (_, text, edits, result) => {
    const given = structuredClone(edits)
    expect(applyEdits(text, edits)).toBe(result)
    expect(overlap(edits)).toBe(false)
    expect(edits).toEqual(given)
  })

  test.each<[string, boolean, TextEdit[]]>([
    [
      'overlap',
      true,
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    [
      'cover each other',
      true,
      [
        { start: 0, end: 3, text: '' },
        { start: 1, end: 1, text: 'x' },
      ],
    ],
    [
      'are the same',
      true,
      [
        { start: 0, end: 1, text: 'x' },
        { start: 0, end: 1, text: 'x' },
      ],
    ],
    ['begin before the text', false, [{ start: -1, end: 1, text: '' }]],
    ['end behind the text', false, [{ start: 2, end: 4, text: '' }]],
    ['lie behind the text', false, [{ start: 9, end: 9, text: '' }]],
    ['end before they begin', false, [{ start: 2, end: 1, text: '' }]],
  ])('throws a RangeError when edits %s', (_, doOverlap, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError)
    expect(overlap(edits)).toBe(doOverlap)
  })

  test('can be undone by the edits that put the old text back', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { maxLength: 8 }).map((offsets) => offsets.sort((a, b) => a - b))
    const text = fc.string({ minLength: 41, maxLength: 60 })
    fc.assert(
      fc.property(
        text,
        cuts,
        fc.array(fc.string({ maxLength: 5 }), { minLength: 4, maxLength: 4 }),
        (source, offsets, texts) => {
          const edits: TextEdit[] = []
          for (let index = 0; index + 1 < offsets.length; index += 2) {
            edits.push({ start: offsets[index]!, end: offsets[index + 1]!, text: texts[index / 2]! })
          }
          const result = applyEdits(source, edits)
          let shift = 0
          const back = edits.map(({ start, end, text: put }) => {
            const at = start + shift
            shift += put.length - (end - start)
            return { start: at, end: at + put.length, text: source.slice(start, end) }
          })
          expect(applyEdits(result, back)).toBe(source)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
