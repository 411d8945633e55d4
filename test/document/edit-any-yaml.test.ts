import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readValue } from '../../src/front-matter/read-value.js'
import { archiverReadings, yamlReading } from '../../src/front-matter/reading.js'
import { type FrontMatterValue, type PostDocument, PostError, parseDocument } from '../../src/index.js'
import { isSameValue } from '../../src/source/same-value.js'

const keys = ['layout', 'title', 'date', 'author', 'tags', 'comments', 'x', 'q k']

/** A key with its value, and what stands before it: every notation of YAML that a person might use, and some that none would. */
const written = fc.tuple(
  fc.constantFrom('', '', '', '# c\n', '  # c\n', '\n', '    # d\n\n', ' \n'),
  fc.constantFrom(...keys.map((key) => (key === 'q k' ? '"q k"' : key)), '? z', 'w '),
  fc.constantFrom(
    ...['', ' a', ' "a"', " 'a b'", ' # c', ' a # c', '\n  a', ' # c\n  a', ' a\n  b', ' "a\n  b"', " 'a\n  b'"],
    ...[' |\n  a\n  b', ' |-\n  a', ' >\n  a\n\n  b\n', ' |+\n  a\n\n', ' 1', ' null', ' .inf', ' 2020-09-08'],
    ...[
      ' []',
      ' [ a, b ]',
      ' [ a, # c\n  b ]',
      ' [ a: b ]',
      ' [ "a", ]',
      '\n- a\n- b',
      '\n  - a # c\n  - b',
      '\n  -\n  - b',
    ],
    ...[
      '\n  - - a\n    - b',
      '\n  - # c\n    a',
      '\n  -   |\n     x\n',
      '\n-\ta\n-\tb',
      ' {}',
      ' { a: b }',
      ' { a: [ b,\n  c ] }',
    ],
    ...['\n  a: b\n  c: d', '\n  ? a\n  : b', ' !!str a', ' !!seq\n- a', ' !!null'],
  ),
)

const source = fc
  .record({
    entries: fc.array(written, { maxLength: 5 }),
    behind: fc.constantFrom('', '# c\n', '  # c\n', '\n'),
    lineEnding: fc.constantFrom('\n', '\r\n'),
    indent: fc.constantFrom('', '', '  '),
    isFlow: fc.boolean(),
  })
  .map(({ entries, behind, lineEnding, indent, isFlow }) => {
    const lines = isFlow
      ? `{ ${entries.map(([, key, value]) => `${key}:${value}`).join(', ')} }\n`
      : entries.map(([before, key, value]) => `${before}${key}:${value}\n`.replace(/^(?=.)/gm, indent)).join('') +
        behind
    return `---\n${lines}---\n\n<p>x</p>`.replaceAll('\n', lineEnding)
  })

const wanted = fc.constantFrom<FrontMatterValue | undefined>(
  ...[undefined, undefined, 'a', 'b: c', '', 'two\nlines', 1, null, true, new Date(0), '2020-09-08'],
  ...[['a'], ['b', 'a'], ['a', 'b', 'c'], [], { a: 'b' }, { a: ['c'] }, ['a', ['b']], [null, 'b']],
)

const valuesOf = ({ frontMatter }: PostDocument): Map<string, unknown> =>
  new Map(
    frontMatter.entries.map(({ key: { text: key }, value }) => {
      return [key, readValue(value, archiverReadings[key] ?? yamlReading, [], [])]
    }),
  )

test('front matter of any YAML says what an edit asks for and else what it said, or the value is refused', () => {
  fc.assert(
    fc.property(source, fc.dictionary(fc.constantFrom(...keys), wanted, { maxKeys: 3 }), (text, frontMatter) => {
      const document = parseDocument(text)
      fc.pre(document.frontMatter.wellFormed)
      let edited: PostDocument
      try {
        edited = document.edit({ frontMatter })
      } catch (error) {
        expect(error).toBeInstanceOf(PostError)
        expect((error as PostError).diagnostics).toMatchObject([{ code: 'edit/invalid-value' }])
        return
      }
      const expected = valuesOf(document)
      for (const [key, value] of Object.entries(frontMatter)) {
        if (value === undefined) expected.delete(key)
        // A text that is given for a date is read as one, and so is a date under a key that no schema knows.
        else expected.set(key, key === 'date' && typeof value === 'string' ? new Date(value) : value)
      }
      expect(edited.frontMatter.wellFormed).toBe(true)
      expect(isSameValue(Object.fromEntries(valuesOf(edited)), Object.fromEntries(expected))).toBe(true)
      expect(String(edited).endsWith('<p>x</p>')).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})

test.each<[string, string, string]>([
  [
    'a date that is none keeps its text where the block is written anew',
    '---\n{ date: "soon,\n  perhaps", layout: post }\n---\n',
    '---\nlayout: post\ndate: soon, perhaps\nauthor: Ben\n---\n',
  ],
  [
    'lists and mappings over several lines become one line each there',
    '---\n{ tags: [ a,\n  b ], x: { c: [ d,\n  e ] } }\n---\n',
    '---\nauthor: Ben\ntags: [ a, b ]\nx: { "c": [ "d", "e" ] }\n---\n',
  ],
  [
    'comments among them go to the top',
    '---\n{ x: { a: b, # one\n  c: d }, # two\n  y: 1 }\n---\n',
    '---\n# one\n# two\nauthor: Ben\nx: { "a": "b", "c": "d" }\ny: 1\n---\n',
  ],
])('%s', (_, before, after) => {
  expect(String(parseDocument(before).edit({ frontMatter: { author: 'Ben' } }))).toBe(after)
})
