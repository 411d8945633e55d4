import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlank, lineAt, trimmedEnd } from '../../src/source/lines.js'

describe('lineAt', () => {
  test.each<[string, number, { start: number; end: number; next: number }]>([
    ['ab\r\nc', 0, { start: 0, end: 2, next: 4 }],
    ['ab\nc', 0, { start: 0, end: 2, next: 3 }],
    ['ab\nc', 3, { start: 3, end: 4, next: 4 }],
    ['ab', 0, { start: 0, end: 2, next: 2 }],
    ['', 0, { start: 0, end: 0, next: 0 }],
    ['\n', 0, { start: 0, end: 0, next: 1 }],
    ['\r\n', 0, { start: 0, end: 0, next: 2 }],
    ['\r\n', 1, { start: 1, end: 1, next: 2 }],
    ['a\rb\n', 0, { start: 0, end: 3, next: 4 }],
    ['a\r\r\n', 0, { start: 0, end: 2, next: 4 }],
    ['a\r', 0, { start: 0, end: 2, next: 2 }],
    ['ab\n', 3, { start: 3, end: 3, next: 3 }],
  ])('of %j at %i', (text, start, line) => {
    expect(lineAt(text, start)).toEqual(line)
  })

  test('goes through any text from line to line and leaves nothing out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r') }), (text) => {
        let joined = ''
        for (let line = lineAt(text, 0); ; line = lineAt(text, line.next)) {
          expect(text.slice(line.start, line.end)).not.toContain('\n')
          expect(['', '\n', '\r\n']).toContain(text.slice(line.end, line.next))
          joined += text.slice(line.start, line.next)
          if (line.next === text.length) break
        }
        expect(joined).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('isBlank and trimmedEnd', () => {
  test.each<[string, boolean, string]>([
    ['', true, ''],
    [' \t ', true, ''],
    ['a', false, 'a'],
    [' a \t', false, ' a'],
    ['\u00a0', false, '\u00a0'],
    ['\u3000 ', false, '\u3000'],
    ['\r', false, '\r'],
    ['a\r ', false, 'a\r'],
  ])('of %j: blank %s, %j without the spaces at its end', (text, blank, trimmed) => {
    const line = { start: 2, end: 2 + text.length }
    const source = `x\n${text}y`
    expect(isBlank(source, line)).toBe(blank)
    expect(source.slice(2, trimmedEnd(source, line))).toBe(trimmed)
  })
})
