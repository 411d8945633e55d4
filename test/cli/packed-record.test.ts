import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf } from '../../src/archive/read-file-bytes.js'
import { packRecord, unpackRecord } from '../../src/cli/validate/packed-record.js'
import type { PostRecord } from '../../src/cli/validate/post-record.js'
import { WordList } from '../../src/cli/validate/word-list.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'

const path = 'posts/a.md'
const point = fc.record({ line: fc.nat(), column: fc.nat(), offset: fc.nat() })
const position = fc.record({ start: point, end: point })
const field = fc.constantFrom(['html'], ['frontMatter', 'title'], ['frontMatter', 'tags', '0'])
const severity = fc.constantFrom('error', 'warning', 'info')
const code = fc.constantFrom('a/a', 'b/b', 'c/c')
const fix = fc.array(fc.record({ start: fc.nat(), end: fc.nat(), text: fc.string() }))
/** As rules, as the reading of posts, and as others make them: their keys have three orders. */
const diagnostic: fc.Arbitrary<Diagnostic> = fc.oneof(
  fc.record(
    {
      code,
      severity,
      message: fc.string(),
      help: fc.string(),
      field,
      file: fc.constantFrom(path, 'elsewhere.md', ''),
      position,
      fix,
    },
    { requiredKeys: ['code', 'severity', 'message'] },
  ),
  fc.record(
    { code, severity, message: fc.string(), help: fc.string(), position, file: fc.constant(path) },
    { requiredKeys: ['code', 'severity', 'message', 'help'] },
  ),
  fc.record(
    { fix, url: fc.webUrl(), message: fc.string(), severity, code },
    { requiredKeys: ['message', 'severity', 'code'] },
  ),
) as fc.Arbitrary<Diagnostic>
const facts = fc.dictionary(code, fc.oneof(fc.string(), fc.integer()))
const record: fc.Arbitrary<PostRecord> = fc
  .record({
    path: fc.constant(path),
    verdict: fc.constantFrom('valid', 'invalid', 'not checked'),
    diagnostics: fc.array(diagnostic),
    suppressed: fc.nat(),
    facts: fc.option(facts, { nil: undefined }),
    places: fc.option(fc.array(fc.nat()), { nil: undefined }),
    digest: fc.constant(digestOf('bytes')),
    isLasting: fc.constant(true),
  })
  .map((made) => ({ ...made, texts: made.diagnostics.map(({ message }) => digestOf(message)) }) as PostRecord)

test('a packed record is unpacked as it was, to the order of its keys', () => {
  const written: string[] = []
  const words = new WordList((text) => written.push(text))
  fc.assert(
    fc.property(record, (made) => {
      const text = packRecord(made, words)
      const again = new WordList(() => undefined)
      for (const word of written) again.numberOf(JSON.parse(word))
      const unpacked = unpackRecord(text, path, made.digest!, again)
      expect(unpacked).toEqual(made)
      expect(JSON.stringify(unpacked.diagnostics)).toBe(JSON.stringify(made.diagnostics))
    }),
  )
})

test('a packed record says in short what it has in common with others', () => {
  const words = new WordList(() => undefined)
  const of = (message: string): PostRecord => ({
    path,
    verdict: 'valid',
    suppressed: 0,
    isLasting: true,
    diagnostics: [{ code: 'a/a', severity: 'warning', message, help: 'What to do about it.', file: path }],
  })
  expect(packRecord(of('One'), words)).toBe('["valid",0,"",0,0,[0,"One"]]')
  expect(packRecord(of('Two'), words)).toBe('["valid",0,"",0,0,[0,"Two"]]')
})

test('with more kinds of findings than words, records are unpacked as they were', () => {
  const words = new WordList(() => undefined)
  for (let index = 0; index < 1_500; index++) {
    const made: PostRecord = {
      path,
      verdict: 'invalid',
      diagnostics: [{ code: 'a/a', severity: 'error', message: 'No.', help: `Do ${index}.`, file: path }],
      suppressed: 0,
      facts: { [`site/${index}`]: index },
      digest: digestOf('bytes'),
      isLasting: true,
      texts: [digestOf('')],
    }
    expect(unpackRecord(packRecord(made, words), path, made.digest!, words)).toEqual(made)
  }
})
