import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CacheLines, cacheLine, wordMark } from '../../src/cli/validate/cache-lines.js'
import { RecordWriter } from '../../src/cli/validate/record-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const path = fc.oneof(
  fc.nat(60).map((number) => `posts/2020/${number}.md`),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', 'a', '=', '標'), maxLength: 3 }),
)

const line = fc.record({
  path,
  text: fc.oneof(fc.string(), fc.constant('字'.repeat(40_000))).map((text) => JSON.stringify(text)),
  word: fc.option(
    fc.string().map((text) => JSON.stringify(text)),
    { nil: undefined },
  ),
})

/** Lines, with words between them. */
function write(file: string, lines: readonly { path: string; text: string; word?: string | undefined }[]): void {
  const writer = new RecordWriter(file, { tool: 'a test' })
  for (const { path, text, word } of lines) {
    if (word !== undefined) writer.write(wordMark + word)
    writer.write(cacheLine(path, text))
  }
  writer.close()
}

test('lines are found as in a map, in their order and in any other', () => {
  const file = join(temporaryFolder({}), 'cache')
  const uniqueLines = fc.uniqueArray(line, { selector: ({ path }) => path, maxLength: 40 })
  fc.assert(
    fc.property(uniqueLines, fc.array(path), (lines, asked) => {
      write(file, lines)
      const cache = new CacheLines(file)
      const byPath = new Map(lines.map(({ path, text }) => [path, text]))
      expect(cache.header).toEqual({ tool: 'a test' })
      expect(cache.words).toEqual(lines.flatMap(({ word }) => word ?? []))
      for (const { path, text } of lines) expect(cache.find(path)?.text).toBe(text)
      for (const path of asked) expect(cache.find(path)?.text).toBe(byPath.get(path))
      cache.close()
    }),
  )
})

test('lines stay whose records were good, and those that nobody asked for', () => {
  const file = join(temporaryFolder({}), 'cache')
  const paths = ['good', 'outdated', 'unseen']
  write(
    file,
    paths.map((path, index) => ({ path, text: `${index}`, word: `"${index}"` })),
  )
  const cache = new CacheLines(file)
  const [good, outdated] = paths.map((path) => cache.find(path)!.number)
  expect(cache.areGood).toBe(false)
  cache.mark(good!, true)
  cache.mark(outdated!, false)
  expect([...cache.staying({ areUnseen: false })].map(String)).toEqual(['"good"0'])
  expect([...cache.staying({ areUnseen: true })].map(String)).toEqual(['"good"0', '"unseen"2'])
  expect(cache.areGood).toBe(false)
  for (const path of paths) cache.mark(cache.find(path)!.number, true)
  expect(cache.areGood).toBe(true)
  cache.close()
})
