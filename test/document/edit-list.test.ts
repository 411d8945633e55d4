import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/index.js'
import { post } from './sample.js'

const edited = (lines: string, values: readonly string[]) =>
  String(parseDocument(post({ tags: lines })).edit({ frontMatter: { tags: [...values] } }))

// Written as nothing would write them anew, so that only what stays as it is can pass.
describe('a list in brackets keeps the notation of what stays', () => {
  const list = `tags: ['A', "B",C]`
  test.each<[string, string, string]>([
    ['A B D', `tags: ['A', "B",D]`, 'the last changes'],
    ['D B C', `tags: ['D', "B",C]`, 'the first changes'],
    ['A D C', `tags: ['A', "D",C]`, 'one in the middle changes'],
    ['D E C', `tags: ['D', "E",C]`, 'two change'],
    ['A B', `tags: ['A', "B"]`, 'the last goes'],
    ['B C', `tags: ["B",C]`, 'the first goes'],
    ['C', 'tags: [C]', 'the first two go'],
    ['A C', `tags: ['A',C]`, 'one in the middle goes'],
    ['D C', `tags: ['D',C]`, 'one changes and one goes'],
    ['A B C D', `tags: ['A', "B",C, D]`, 'one comes at the end'],
    ['A B C D E', `tags: ['A', "B",C, D, E]`, 'two come at the end'],
    ['A D B C', `tags: ['A', D, "B",C]`, 'one comes in the middle'],
    ['A D E B C', `tags: ['A', D, E, "B",C]`, 'two come in the middle'],
    ['D A B C', `tags: [D, 'A', "B",C]`, 'one comes before'],
    ['D E A B C', `tags: [D, E, 'A', "B",C]`, 'two come before'],
    ['D E F B C', `tags: ['D', E, F, "B",C]`, 'one changes and two come'],
  ])('%s: %s, where %3$s', (values, after) => {
    expect(edited(list, values.split(' '))).toBe(post({ tags: after }))
  })

  test.each<[string, readonly string[], string]>([
    ['tags: [A,A,B]', ['A', 'B'], 'tags: [A,B]'],
    ['tags: [A,B,B]', ['A', 'B'], 'tags: [A,B]'],
    ['tags: [A,B]', ['A', 'A', 'B'], 'tags: [A, A,B]'],
    // Written anew, the escape would be a letter.
    ['tags: ["\\x41",B]', ['A', 'C'], 'tags: ["\\x41",C]'],
    ['tags: [B,"\\x41"]', ['C', 'A'], 'tags: [C,"\\x41"]'],
    ['tags: [A,B]', ['a, b', 'B'], 'tags: ["a, b",B]'],
    ['tags: [A,B]', ['A', 'B', 'a, b'], 'tags: [A,B, "a, b"]'],
  ])('%s with %j is %s', (before, values, after) => {
    expect(edited(before, values)).toBe(post({ tags: after }))
  })
})

describe('a list of lines keeps the lines of what stays', () => {
  const list = `tags: # of walks\n-   'A' # one\n# between\n-   "B"\n-   C`
  test.each<[string, string]>([
    ['A B D', `tags: # of walks\n-   'A' # one\n# between\n-   "B"\n-   D`],
    ['A C', `tags: # of walks\n-   'A' # one\n# between\n-   C`],
    ['B C', `tags: # of walks\n# between\n-   "B"\n-   C`],
    ['C', 'tags: # of walks\n# between\n-   C'],
    ['A D B C', `tags: # of walks\n-   'A' # one\n-   D\n# between\n-   "B"\n-   C`],
    ['A B C D E', `tags: # of walks\n-   'A' # one\n# between\n-   "B"\n-   C\n-   D\n-   E`],
    ['D E A B C', `tags: # of walks\n-   D\n-   E\n-   'A' # one\n# between\n-   "B"\n-   C`],
    ['D E B C', `tags: # of walks\n-   'D' # one\n-   E\n# between\n-   "B"\n-   C`],
  ])('%s', (values, after) => {
    expect(edited(list, values.split(' '))).toBe(post({ tags: after }))
  })

  test.each<[string, readonly string[], string]>([
    ['tags:\n- A\n- B', ['a, b', 'B'], 'tags:\n- a, b\n- B'],
    // An item that does not stand beside its hyphen stays as it is, too.
    ['tags:\n- A\n- # two\n  B', ['A', 'B', 'C'], 'tags:\n- A\n- # two\n  B\n- C'],
    ['tags:\n- A\n- # two\n  B', ['B'], 'tags:\n- # two\n  B'],
    // But its line cannot go, nor be a model for others.
    ['tags:\n- A\n- # two\n  B', ['A'], 'tags: [ A ]'],
    ['tags:\n- # one\n  A\n- B', ['A', 'B', 'C'], 'tags: [ A, B, C ]'],
  ])('%j with %j is %j', (before, values, after) => {
    expect(edited(before, values)).toBe(post({ tags: after }))
  })
})

test.each<[string, string]>([
  ['---\n? layout\n: post\n---\n', '---\n? layout\n: post\nauthor: Ben\n---\n'],
  ['---\n  ? layout\n  : post\n---\n', '---\n  ? layout\n  : post\n  author: Ben\n---\n'],
  ['---\n? layout\n? "q" # why\ntitle: A\n---\n', '---\n? layout\n? "q" # why\ntitle: A\nauthor: Ben\n---\n'],
])('a key that comes into %j stands in a line of its own', (before, after) => {
  expect(String(parseDocument(before).edit({ frontMatter: { author: 'Ben' } }))).toBe(after)
  expect(String(parseDocument(after).edit({ frontMatter: { author: undefined } }))).toBe(before)
})

test('a key that has no colon goes with its line', () => {
  const before = '---\n? layout\n? "q" # why\ntitle: A\n---\n'
  expect(String(parseDocument(before).edit({ frontMatter: { q: undefined } }))).toBe('---\n? layout\ntitle: A\n---\n')
})
