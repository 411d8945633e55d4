import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArchiverForm } from '../../src/front-matter/archiver-form.js'
import { readYaml } from '../../src/front-matter/yaml-engine.js'
import type { YamlEntry, YamlNode } from '../../src/front-matter/yaml-node.js'
import { serializePost } from '../../src/index.js'
import { post as anyPost, lookAlikes, text } from '../support/arbitrary-post.js'

const lines = [
  'layout: post',
  'title: "A \\"walk\\" \\\\ 漢"',
  'date: 2020-09-08T00:41:23.000Z',
  'author: Edda  ',
  'from: https://example.org/walk/',
  'tags: [ Walks ]',
  'comments: True',
  'categories: [  Walks]',
]
const block = (changed: Record<number, string> = {}) =>
  lines.map((line, index) => `${changed[index] ?? line}\n`).join('')

const fast = (source: string) => readArchiverForm(source, 0, source.length)

/** The entries as js-yaml reads them, in the same coordinates; undefined where it refuses. */
function byYaml(source: string): readonly YamlEntry[] | undefined {
  const reading = readYaml(`\n${source}`)
  return reading.ok && reading.root?.kind === 'mapping' ? reading.root.entries.map(shiftEntry) : undefined
}

function shiftEntry({ key, value }: YamlEntry): YamlEntry {
  return { key: shift(key), value: shift(value) }
}

function shift<T extends YamlNode>(node: T): T {
  const moved = { ...node, start: node.start - 1, end: node.end - 1 }
  return node.kind === 'sequence' ? { ...moved, items: node.items.map(shift) } : moved
}

describe('readArchiverForm', () => {
  test('reads the archiver’s lines with keys, values and places', () => {
    const source = block()
    const read = fast(source)!.map(({ key, value }) => [
      key.text,
      value.kind === 'sequence'
        ? value.items.map((item) => 'text' in item && item.text)
        : 'text' in value && value.text,
      source.slice(value.start, value.end),
    ])
    expect(read).toEqual([
      ['layout', 'post', 'post'],
      ['title', 'A "walk" \\ 漢', '"A \\"walk\\" \\\\ 漢"'],
      ['date', '2020-09-08T00:41:23.000Z', '2020-09-08T00:41:23.000Z'],
      ['author', 'Edda', 'Edda'],
      ['from', 'https://example.org/walk/', 'https://example.org/walk/'],
      ['tags', ['Walks'], '[ Walks ]'],
      ['comments', 'True', 'True'],
      ['categories', ['Walks'], '[  Walks]'],
    ])
    expect(fast(source)).toEqual(byYaml(source))
  })

  test('reads them without comments, which are optional', () => {
    const source = block().replace('comments: True\n', '')
    expect(fast(source)).toHaveLength(7)
    expect(fast(source)).toEqual(byYaml(source))
  })

  test.each<[string, string]>([
    ['another order', block({ 0: lines[1]!, 1: lines[0]! })],
    ['a missing key', block().replace(lines[3]!, '').replace('\n\n', '\n')],
    ['an extra key', `${block()}mood: dry\n`],
    ['a comment line', `# note\n${block()}`],
    ['an empty line', `${block()}\n`],
    ['CR LF', block().replaceAll('\n', '\r\n')],
    ['a last line without line ending', block().trimEnd()],
    ['a title without quotes', block({ 1: 'title: A walk' })],
    ['a title in single quotes', block({ 1: "title: 'A walk'" })],
    ['a title with another escape', block({ 1: 'title: "A\\twalk"' })],
    ['a title with a tab', block({ 1: 'title: "A\twalk"' })],
    ['a title over two lines', block({ 1: 'title: "A\n  walk"' })],
    ['a title with a quote that is not escaped', block({ 1: 'title: "A "walk""' })],
    ['a title that ends with a backslash', block({ 1: 'title: "A walk\\"' })],
    ['a title and a comment', block({ 1: 'title: "A walk" # short' })],
    ['a title of one quote', block({ 1: 'title: "' })],
    ['an empty author', block({ 3: 'author: ' })],
    ['an author with a colon', block({ 3: 'author: a: b' })],
    ['an author with a comment', block({ 3: 'author: Edda # who' })],
    ['an author in quotes', block({ 3: 'author: "Edda"' })],
    ['an author with an anchor', block({ 3: 'author: &a Edda' })],
    ['an author with a tag', block({ 3: 'author: !!str Edda' })],
    ['no space behind a colon', block({ 3: 'author:Edda' })],
    ['an indented key', block({ 3: ' author: Edda' })],
    ['a continuation line', block({ 3: 'author: Edda\n  and Ben' })],
    ['two tags', block({ 5: 'tags: [ a, b ]' })],
    ['no tag', block({ 5: 'tags: []' })],
    ['a tag in quotes', block({ 5: 'tags: [ "a" ]' })],
    ['a tag that is a pair', block({ 5: 'tags: [ a: b ]' })],
    ['a list and a comment', block({ 5: 'tags: [ a ] # one' })],
    ['nothing', ''],
  ])('leaves %s to YAML', (_, source) => {
    expect(fast(source)).toBeUndefined()
  })

  test('stops at the end that it is given', () => {
    const source = `---\n${block()}---\n`
    expect(readArchiverForm(source, 4, source.length - 4)).toHaveLength(8)
    expect(readArchiverForm(source, 4, source.length)).toBeUndefined()
    expect(readArchiverForm(source, 4, source.length - 5)).toBeUndefined()
  })

  describe('reads what it takes exactly as YAML does', () => {
    const agree = (source: string) => {
      const entries = fast(source)
      if (entries) expect(entries).toEqual(byYaml(source))
      return entries !== undefined
    }

    test('for lines built near its form', () => {
      const value = fc.oneof(
        text,
        fc.constantFrom(...lookAlikes),
        fc.string({ unit: fc.constantFrom(...'ab"\\\'[],:# -{}&*!?|>%@`\t\x85\u00a0\u2028\uFEFF漢\x07') }),
      )
      const line = fc
        .tuple(fc.nat(7), value, fc.constantFrom('plain', 'double', 'list'))
        .map(([index, written, style]) => {
          const key = lines[index]!.replace(/:.*/, ':')
          if (style === 'double') return [index, `${key} "${written.replace(/["\\]/g, '\\$&')}"`] as const
          return [index, style === 'list' ? `${key} [ ${written} ]` : `${key} ${written}`] as const
        })
      let taken = 0
      fc.assert(
        fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (changes) => {
          if (agree(block(Object.fromEntries(changes)))) taken++
        }),
        { numRuns: 10_000 },
      )
      expect(taken).toBeGreaterThan(300)
    })

    test('for its form with any unit put in, changed or taken out', () => {
      const unit = fc.constantFrom(...' \t\n\r"\'\\[]{},:#&*!|>-?%@`~a0\x85\u2028\uFEFF\0')
      fc.assert(
        fc.property(fc.nat(block().length), fc.nat(2), unit, (at, removed, put) => {
          agree(block().slice(0, at) + put + block().slice(at + removed))
        }),
        { numRuns: 5_000 },
      )
    })

    test('for what serializePost writes', () => {
      fc.assert(
        fc.property(anyPost, (value) => {
          const source = serializePost(value)
          agree(source.slice(4, source.indexOf('\n---', 3) + 1))
        }),
        { numRuns: 1_000 },
      )
    })
  })
})
