import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggest } from '../../src/source/suggest.js'

/** How many letters to insert, remove, replace or swap, said as the definition says it. */
function steps(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const ways = [
    steps(a.slice(1), b) + 1,
    steps(a, b.slice(1)) + 1,
    steps(a.slice(1), b.slice(1)) + Number(a[0] !== b[0]),
  ]
  if (a[0] === b[1] && a[1] === b[0] && a[1] !== undefined) ways.push(steps(a.slice(2), b.slice(2)) + 1)
  return Math.min(...ways)
}

describe('suggest', () => {
  test.each<[string, string, string | undefined]>([
    ['format', 'format', 'format'],
    ['fromat', 'format', 'format'],
    ['ofrmat', 'format', 'format'],
    ['formta', 'format', 'format'],
    ['forma', 'format', 'format'],
    ['ormat', 'format', 'format'],
    ['formats', 'format', 'format'],
    ['xformat', 'format', 'format'],
    ['formut', 'format', 'format'],
    ['fromta', 'format', 'format'],
    ['formers', 'format', undefined],
    ['amrof', 'format', undefined],
    ['', 'format', undefined],
    // One letter may always be wrong.
    ['a', 'b', 'b'],
    ['ab', 'cd', undefined],
    ['', 'a', 'a'],
    // A third of nine is three.
    ['validatexyz', 'validates', 'validates'],
    ['vwlxyzates', 'validates', undefined],
  ])('for %j among %j gives %j', (word, candidate, expected) => {
    expect(suggest(word, [candidate])).toBe(expected)
  })

  test('gives the nearest, the first of those that are as near, and nothing of nothing', () => {
    expect(suggest('tilte', ['title', 'tile', 'tilt'])).toBe('title')
    expect(suggest('titel', ['author', 'file', 'title', 'tags'])).toBe('title')
    expect(suggest('cat', ['bat', 'hat'])).toBe('bat')
    expect(suggest('cat', [])).toBeUndefined()
  })

  test('counts letters as the definition does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(suggest(a, [b]) === b).toBe(steps(a, b) <= Math.max(1, b.length / 3))
      }),
      { numRuns: 2_000 },
    )
  })
})
