import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { SourceLink } from '../../src/schema/index.js'
import { readSourceLink } from '../../src/schema/source-link.js'
import { text as anyText, preamble } from '../support/arbitrary-post.js'

describe('SourceLink', () => {
  test.each<[string, string, string]>([
    ['[A post](https://example.org/)', 'A post', 'https://example.org/'],
    ['[a [b]](https://example.org/)', 'a [b]', 'https://example.org/'],
    ['[]()', '', ''],
    ['[](x)', '', 'x'],
    ['[a]()', 'a', ''],
    ['[a](b) c](d)', 'a](b) c', 'd'],
    ['[](](x)', '](', 'x'],
    ['[[]]()', '[]', ''],
    ['[a)](b)', 'a)', 'b'],
    ['[(a)](b)', '(a)', 'b'],
    ['[ a ](b)', ' a ', 'b'],
    ['["a" \\ \'b\'](c)', '"a" \\ \'b\'', 'c'],
    ['[漢字 😀 مرحبا](c)', '漢字 😀 مرحبا', 'c'],
    ['[a\tb\0\u0085\u2028](c)', 'a\tb\0\u0085\u2028', 'c'],
    ['[a](../b?c=[d]#e)', 'a', '../b?c=[d]#e'],
    ['[a](漢字)', 'a', '漢字'],
    ['[a](<b>)', 'a', '<b>'],
    ['[a](b])', 'a', 'b]'],
    ['[-->](b)', '-->', 'b'],
  ])('%j is a link', (line, text, url) => {
    expect(z.decode(SourceLink, line)).toEqual({ text, url })
    expect(z.encode(SourceLink, { text, url })).toBe(line)
    const reading = readSourceLink(line)
    if (!reading.ok) throw new Error(reading.reason)
    expect(line.slice(reading.text.start, reading.text.end)).toBe(text)
    expect(line.slice(reading.url.start, reading.url.end)).toBe(url)
  })

  test.each<[string, string, RegExp]>([
    ['', '', /does not begin with a square bracket/],
    ['A post', 'A post', /does not begin with a square bracket/],
    [' [a](b)', ' [a](b)', /does not begin with a square bracket/],
    ['[a]', '[a]', /no \]\( between/],
    ['[a] (b)', '[a] (b)', /no \]\( between/],
    ['[a][b]', '[a][b]', /no \]\( between/],
    ['[a](b', '[a](b', /does not end with a parenthesis/],
    ['[a](b) ', '[a](b) ', /does not end with a parenthesis/],
    ['[a](b "c")', ' ', /URL holds white space \(U\+0020\)/],
    ['[a](b\tc)', '\t', /URL holds white space \(U\+0009\)/],
    ['[a](b\u00a0c)', '\u00a0', /URL holds white space \(U\+00A0\)/],
    ['[a](b\u3000c)', '\u3000', /URL holds white space \(U\+3000\)/],
    ['[a](b\uFEFFc)', '\uFEFF', /URL holds white space \(U\+FEFF\)/],
    ['[a](b\u0085c)', '\u0085', /URL holds .*\(U\+0085\)/],
    ['[a](b\0c)', '\0', /URL holds a character that cannot stand there \(U\+0000\)/],
    ['[a](b\x7f)', '\x7f', /URL holds a character that cannot stand there \(U\+007F\)/],
    ['[a](b(c)d)', '(', /URL holds a parenthesis/],
    ['[a](b)c)', ')', /URL holds a parenthesis/],
    ['[a](b) [c])', ')', /URL holds a parenthesis/],
    ['[a](\ud800)', '\ud800', /URL holds .*\(U\+D800\)/],
    ['[a\rb](c)', '\r', /text holds .*\(U\+000D\)/],
    ['[a\nb](c)', '\n', /text holds .*\(U\+000A\)/],
    ['[a\udc00b](c)', '\udc00', /text holds .*\(U\+DC00\)/],
  ])('%j is refused, and the place is %j', (line, slice, reason) => {
    const reading = readSourceLink(line)
    if (reading.ok) throw new Error('it was read')
    expect(line.slice(reading.start, reading.end)).toBe(slice)
    expect(reading.reason).toMatch(reason)
    const decoded = z.safeDecode(SourceLink, line)
    expect(decoded.error?.issues).toMatchObject([{ code: 'custom', message: reading.reason }])
  })

  test.each<[string, string]>([
    ['a\nb', ''],
    ['a\rb', ''],
    ['\ud800', ''],
    ['', 'a b'],
    ['', 'a\u2028b'],
    ['', '('],
    ['', ')'],
    ['', '\0'],
    ['', '\udfff'],
  ])('encodes nothing that it could not read again: text %j, URL %j', (text, url) => {
    expect(z.safeEncode(SourceLink, { text, url }).success).toBe(false)
  })

  test('encodes no more than text and URL', () => {
    expect(z.safeEncode(SourceLink, { text: 'a', url: 'b', title: 'c' } as never).success).toBe(false)
  })

  test('decodes every link from what it encoded', () => {
    fc.assert(
      fc.property(preamble, ({ sourceLink }) => {
        expect(z.decode(SourceLink, z.encode(SourceLink, sourceLink))).toEqual(sourceLink)
      }),
      { numRuns: 3_000 },
    )
  })

  test('encodes back every line that it decodes', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const line = `[${a}](${b})`
        const decoded = z.safeDecode(SourceLink, line)
        if (decoded.success) expect(z.encode(SourceLink, decoded.data)).toBe(line)
      }),
      { numRuns: 3_000 },
    )
  })
})
