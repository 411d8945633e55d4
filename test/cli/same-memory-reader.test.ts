import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SameMemoryReader } from '../../src/cli/validate/same-memory-reader.js'
import { temporaryFolder } from '../support/temporary-folder.js'

test('gives the bytes of files of any length, one after the other', () => {
  const lengths = fc.oneof(
    fc.nat(100),
    fc.integer({ min: 131_070, max: 131_074 }),
    fc.integer({ min: 262_140, max: 600_000 }),
  )
  fc.assert(
    fc.property(fc.array(lengths, { maxLength: 5 }), (sizes) => {
      const texts = sizes.map((size, index) => String(index).repeat(size))
      const folder = temporaryFolder(Object.fromEntries(texts.map((text, index) => [`${index}`, text])))
      const reader = new SameMemoryReader()
      for (const [index, text] of texts.entries()) expect(String(reader.read(join(folder, `${index}`)))).toBe(text)
    }),
    { numRuns: 20 },
  )
})

test('gives nothing where there is nothing to read', () => {
  const folder = temporaryFolder({ a: 'text' })
  const reader = new SameMemoryReader()
  expect(reader.read(join(folder, 'b'))).toBeUndefined()
  expect(reader.read(folder)).toBeUndefined()
  expect(String(reader.read(join(folder, 'a')))).toBe('text')
})
