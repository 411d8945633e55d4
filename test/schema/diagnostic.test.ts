import { describe, expect, test } from 'vitest'
import { safeParsePost } from '../../src/index.js'
import { Diagnostic } from '../../src/schema/index.js'
import { readFixtures } from '../fixtures/read-fixtures.js'

const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } }
const diagnostic = { code: 'my-rule', severity: 'warning', message: 'Something is off.' }

describe('Diagnostic', () => {
  test.each(['malformed', 'well-formed'])('reads what parsing finds in fixtures/%s, sent as JSON', (folder) => {
    const found = readFixtures(folder).flatMap(({ name, source }) => safeParsePost(source, { file: name }).diagnostics)
    expect(found.length).toBeGreaterThan(3)
    const report = found.map((item) => JSON.stringify(item)).join('\n')
    expect(report.split('\n').map((line) => Diagnostic.parse(JSON.parse(line)))).toEqual(found)
  })

  test('accepts codes of other people, and every optional part', () => {
    expect(Diagnostic.parse(diagnostic)).toEqual(diagnostic)
    const full = {
      ...diagnostic,
      help: 'Do something.',
      field: ['frontMatter', 'tags', '0'],
      position,
      file: 'a.md',
      url: 'https://example.org/my-rule',
      fix: [{ start: 0, end: 3, text: '' }],
    }
    expect(Diagnostic.parse(full)).toEqual(full)
  })

  test.each<[string, object]>([
    ['no code', { severity: 'error', message: 'm' }],
    ['no message', { code: 'c', severity: 'error' }],
    ['an unknown severity', { ...diagnostic, severity: 'fatal' }],
    ['an unknown key', { ...diagnostic, line: 1 }],
    [
      'a line that counts from 0',
      { ...diagnostic, position: { ...position, start: { line: 0, column: 1, offset: 0 } } },
    ],
    [
      'a column that counts from 0',
      { ...diagnostic, position: { ...position, start: { line: 1, column: 0, offset: 0 } } },
    ],
    ['a negative offset', { ...diagnostic, position: { ...position, start: { line: 1, column: 1, offset: -1 } } }],
    ['a broken offset', { ...diagnostic, position: { ...position, start: { line: 1, column: 1, offset: 0.5 } } }],
    ['a position without end', { ...diagnostic, position: { start: position.start } }],
    ['numbers in a field', { ...diagnostic, field: ['tags', 0] }],
    ['a fix that is no list', { ...diagnostic, fix: { start: 0, end: 1, text: '' } }],
  ])('refuses %s', (_, value) => {
    expect(Diagnostic.safeParse(value).success).toBe(false)
  })
})
