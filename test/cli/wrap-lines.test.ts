import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { wrapLines } from '../../src/cli/wrap-lines.js'

describe('wrapLines', () => {
  test.each([
    ['leaves what fits', 'One two.\n\n  three', 20, 'One two.\n\n  three'],
    ['breaks between words', 'One two three four', 9, 'One two\nthree\nfour'],
    [
      'goes on below the text of a label',
      '  error  One two three four',
      18,
      '  error  One two\n         three\n         four',
    ],
    ['goes on deeper than the indentation', '  One two three', 9, '  One two\n    three'],
    [
      'writes prose anew',
      `${'word '.repeat(13)}end\nof it.\n\nNext.`,
      60,
      `${'word '.repeat(11)}word\nword end of it.\n\nNext.`,
    ],
    [
      'gives labels at most half of the width',
      '  --a-long-label  One two three',
      20,
      '  --a-long-label  One\n    two three',
    ],
    [
      'writes a text behind a label anew, which went on below it',
      'Options\n  --one   One two three four\n          five\n  --two   Two',
      20,
      'Options\n  --one   One two\n          three four\n          five\n  --two   Two',
    ],
    [
      'keeps an address whole',
      'See https://example.org/a/long/one or not',
      12,
      'See\nhttps://example.org/a/long/one\nor not',
    ],
    ['keeps two spaces between words', 'One two.  three/four', 20, 'One two.  three/four'],
    ['drops them where it breaks', 'One two.  three/four', 12, 'One two.\nthree/four'],
    ['breaks Chinese anywhere but before its signs', '雨停了，船走了。 ok', 8, '雨停了，\n船走了。\nok'],
    ['counts no colours', '\u001b[31mOne\u001b[39m two three', 8, '\u001b[31mOne\u001b[39m two\nthree'],
  ])('%s', (_, text, columns, expected) => {
    expect(wrapLines(text, columns)).toBe(expected)
  })

  test('loses nothing, and makes no line too long that could be shorter', () => {
    const line = fc.array(fc.constantFrom('a', 'word', 'longer', '雨停了', '。', 'x'.repeat(12)), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), fc.integer({ min: 14, max: 40 }), (lines, columns) => {
        const text = lines.map((words) => words.join(' ')).join('\n')
        const made = wrapLines(text, columns)
        expect(made.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const made of wrapLines(text, columns).split('\n')) expect(stringWidth(made)).toBeLessThanOrEqual(columns)
      }),
    )
  })
})
