import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ArchiveFacts } from '../../src/validate/archive-facts.js'
import { PackedList, PackedReader } from '../../src/validate/packed-list.js'
import type { Fact } from '../../src/validate/rule.js'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.integer({ min: 120, max: 40_000 }).map((length) => 'é'.repeat(length)),
  fc.integer({ min: 120, max: 20_000 }).map((length) => '字'.repeat(length)),
)
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.integer({ min: -1, max: 256 }))
const anyFact: fc.Arbitrary<Fact> = fc.oneof(anyText, anyNumber)

test('a packed list gives back what was added, in its order', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyFact, { nil: undefined })), (values) => {
      const list = new PackedList()
      for (const value of values) list.push(value)
      const reader = new PackedReader(list)
      expect(values.map(() => reader.next())).toEqual(values)
    }),
  )
})

test('a packed text takes its characters and two bytes, of any script', () => {
  const bytes = (text: string) => {
    const list = new PackedList()
    for (let count = 0; count < 10_000; count++) list.push(text)
    return list.blocks.reduce((sum, { length }) => sum + length, 0) / 10_000
  }
  expect(bytes('forty characters, as many paths have them')).toBeLessThan(45)
  expect(bytes('二十個字')).toBeLessThan(12)
})

test('facts are those that were added, by rule and post', () => {
  const codes = ['a/a', 'b/b', '__proto__']
  const path = fc
    .array(fc.constantFrom('posts/', '2020-09/', '\ud83d\ude00', '\ud83d\ude01', 'a', '.md'))
    .map((parts) => parts.join(''))
  const post = fc.record({
    path,
    facts: fc.option(fc.dictionary(fc.constantFrom(...codes), anyFact), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(post), (posts) => {
      const facts = new ArchiveFacts()
      for (const { path, facts: kept } of posts) facts.add(path, kept)
      expect(facts.paths()).toEqual(posts.map(({ path }) => path))
      for (const code of [...codes, 'c/c']) {
        const expected = posts.flatMap(({ path, facts: kept = {} }) =>
          Object.hasOwn(kept, code) ? [{ path, fact: kept[code] }] : [],
        )
        expect(facts.of(code)).toEqual(expected)
      }
    }),
  )
})
