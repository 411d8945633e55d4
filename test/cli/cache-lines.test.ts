import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf } from '../../src/archive/read-post-file.js'
import { CacheLines, wordMark } from '../../src/cli/validate/cache-lines.js'
import { RecordWriter } from '../../src/cli/validate/record-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const line = fc.record({
  name: fc.nat(60).map((number) => digestOf(String(number))),
  text: fc.oneof(fc.string(), fc.constant('字'.repeat(40_000))).map((text) => JSON.stringify(text)),
  word: fc.option(
    fc.string().map((text) => JSON.stringify(text)),
    { nil: undefined },
  ),
})

/** Lines, with words between them. */
function write(file: string, lines: readonly { name: string; text: string; word?: string | undefined }[]): void {
  const writer = new RecordWriter(file, { of: 'a test' })
  for (const { name, text, word } of lines) {
    if (word !== undefined) writer.write(wordMark + word)
    writer.write(name + text)
  }
  writer.close()
}

test('lines are found as in a map, in their order and in any other', () => {
  const file = join(temporaryFolder({}), 'cache')
  const uniqueLines = fc.uniqueArray(line, { selector: ({ name }) => name, maxLength: 40 })
  fc.assert(
    fc.property(uniqueLines, fc.array(fc.nat(60)), (lines, asked) => {
      write(file, lines)
      const cache = new CacheLines(file)
      const byName = new Map(lines.map(({ name, text }) => [name, text]))
      expect(cache.header).toEqual({ of: 'a test' })
      expect(cache.words).toEqual(lines.flatMap(({ word }) => word ?? []))
      for (const { name, text } of lines) expect(cache.find(name)?.text).toBe(text)
      for (const name of asked.map((number) => digestOf(String(number)))) {
        expect(cache.find(name)?.text).toBe(byName.get(name))
      }
      cache.close()
    }),
  )
})

test('lines stay whose records were good, and those that nobody asked for', () => {
  const file = join(temporaryFolder({}), 'cache')
  const names = ['good', 'outdated', 'unseen'].map(digestOf)
  write(
    file,
    names.map((name, index) => ({ name, text: `${index}`, word: `"${index}"` })),
  )
  const cache = new CacheLines(file)
  const [good, outdated] = names.map((name) => cache.find(name)!.number)
  expect(cache.areGood).toBe(false)
  cache.mark(good!, true)
  cache.mark(outdated!, false)
  expect([...cache.staying({ areUnseen: false })].map(String)).toEqual([`${names[0]}0`])
  expect([...cache.staying({ areUnseen: true })].map(String)).toEqual([`${names[0]}0`, `${names[2]}2`])
  expect(cache.areGood).toBe(false)
  for (const name of names) cache.mark(cache.find(name)!.number, true)
  expect(cache.areGood).toBe(true)
  cache.close()
})
