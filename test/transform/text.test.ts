import fc from 'fast-check'
import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import { cleanBody, excerpt, parseBody, type TextOptions, textStats, toText } from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { growth } from '../support/cpu-time.js'

const baseUrl = 'https://example.org/'
const textOf = (html: string, options?: TextOptions) => toText(parseBody(html, { baseUrl }), options)
const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

describe('toText', () => {
  test.each<[string, string, string, TextOptions?]>([
    ['puts an empty line between paragraphs', '<p>One.</p>\n\n\n<p>Two.', 'One.\n\nTwo.'],
    ['makes one space of white space', '<p>a\n  <b> b </b>\tc</p>', 'a b c'],
    ['breaks lines where the source says so', '<p>a<br>b</p>', 'a\nb'],
    ['joins lines of Chinese', '<p>雨\n停了，\n 船\n走了</p>', '雨停了，船走了'],
    ['joins them across elements', '<p>雨<b>停</b>\n<i>了</i></p>', '雨停了'],
    ['keeps the space of Korean and of letters', '<p>비가\n온다 a\nb 雨\nc</p>', '비가 온다 a b 雨 c'],
    ['does not indent', '<p>　　雨停了。</p><p>&nbsp;&nbsp;船走了。</p>', '雨停了。\n\n船走了。'],
    ['keeps preformatted text', '<p>x</p><pre>  a\n\n   b</pre>', 'x\n\n  a\n\n   b'],
    ['reads preformatted text that may wrap', '<p>x</p><pre wrap>  a\n\n   b</pre>', 'x\n\n  a\n\n   b'],
    [
      'counts down where the list does',
      '<ol reversed><li>a<li>b<li>c</ol><ol start=7><li>d</ol>',
      '3. a\n2. b\n1. c\n7. d',
    ],
    [
      'keeps a caption apart',
      '<figure><img src="/a.jpg"><figcaption>A boat</figcaption></figure><p>x</p>',
      'A boat\n\nx',
    ],
    [
      'leaves captions out',
      '<figure><img src="/a.jpg"><figcaption>A boat</figcaption></figure><p>x</p>',
      'x',
      { captions: false },
    ],
    ['leaves labels for screen readers out', '<p><span class="sr-only">Image:</span>x</p>', 'x'],
    ['leaves out what is not shown', '<p hidden>a</p><p style="color:red;display:none">b</p><p>c</p>', 'c'],
    [
      'leaves fallbacks out',
      '<iframe src="https://a.org/">a</iframe><video>b</video><object>c</object><canvas>d</canvas><p>e',
      'e',
    ],
    ['takes an empty style for none', '<p style>a</p><p style="">b</p>', 'a\n\nb'],
    ['leaves scripts out', '<p>a<script>b</script><style>c</style><noscript>d</noscript></p>', 'a'],
    [
      'keeps the text of a post',
      '<blockquote class="twitter-tweet"><p>Fog.</p><a href="https://twitter.com/a/status/1">May</a></blockquote>',
      'Fog.\n\nMay',
    ],
    ['has tables by cell and row', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', 'a\tb\nc\td'],
    [
      'marks the items of lists',
      '<ul><li>a<li><p>b</p></ul><ol start="3" reversed><li>c<li>d</ol>',
      '- a\n\n- b\n\n3. c\n2. d',
    ],
    ['indents lists in lists', '<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>', '- a\n  - b\n    1. c\n- d'],
    [
      'has the sections of a table on lines of their own',
      '<table><thead><tr><th>a<tbody><tr><td>b<tbody><tr><td>c</table>',
      'a\nb\nc',
    ],
    ['or does not', '<ul><li>a<li>b</ul>', 'a\nb', { lists: 'plain' }],
    ['does not glue a summary to its details', '<details><summary>a</summary>b</details>', 'a\nb'],
    ['keeps readings in parentheses', '<p><ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby></p>', '船(ふね)'],
    ['has alternative texts', '<p>a <img src="/b.jpg" alt="a boat"> c</p>', 'a a boat c', { images: 'alt' }],
    ['but none of trackers', '<p>a<img src="/b.gif" width="1" height="1" alt="x"></p>', 'a', { images: 'alt' }],
    [
      'has addresses of players',
      '<p>a</p><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      'a\n\nhttps://www.youtube.com/watch?v=abcdefghijk',
      { embeds: 'url' },
    ],
    [
      'has addresses of links, but for what names itself',
      '<p><a href="https://a.org/">a</a> <a href="https://b.org/">https://b.org/</a> <a href="#n">c</a></p>',
      'a (https://a.org/) https://b.org/ c',
      { links: 'url' },
    ],
    ['is empty for nothing', '<p> </p><div></div>', ''],
  ])('%s', (_, html, expected, options) => {
    expect(textOf(html, options)).toBe(expected)
  })

  test('has no link for the player that cleaning made one', () => {
    const body = parseBody('<p>a</p><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>', { baseUrl })
    expect(toText(cleanBody(body).body)).toBe('a')
    expect(toText(cleanBody(body).body, { embeds: 'url' })).toContain('youtube.com/watch?v=abcdefghijk')
  })

  test('any body: is left as it is, and has tidy lines', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        const body = parseBody(html, { baseUrl })
        const before = JSON.stringify(body)
        const text = toText(body, { images: 'alt', embeds: 'url', links: 'url' })
        expect(JSON.stringify(body)).toBe(before)
        expect(text).not.toMatch(/[ \t]+$/m)
        expect(text).not.toMatch(/\n{3}|^\n|\s$/)
      }),
      { numRuns: 1_000 },
    )
  })

  test('comes to a tree of one’s own of any depth', () => {
    let tree: Element = { type: 'element', tagName: 'b', properties: {}, children: [{ type: 'text', value: 'x' }] }
    for (let level = 0; level < 20_000; level++)
      tree = { type: 'element', tagName: 'b', properties: {}, children: [tree] }
    expect(toText(tree)).toBe('x')
  })

  test.each([
    ['paragraphs', '<p>', '<p>a'],
    ['paragraphs in a box', '<div>', '<p>a'],
    ['rows', '<table>', '<tr><td>a'],
    ['cells', '<table><tr>', '<td>a'],
    ['line breaks', '<p>', 'a<br>'],
    ['lines', '<p>', 'a\n'],
    ['words', '<p>', '<b>a</b> '],
  ])('has all of a hundred thousand %s', (_, around, piece) => {
    const text = textOf(around + piece.repeat(100_000))
    expect(text.replace(/\s+/g, '')).toBe('a'.repeat(100_000))
    expect(text).toMatch(/^a[^a]/)
  })

  test.each<[string, (times: number) => string]>([
    ['line breaks', (times) => '<br>'.repeat(times)],
    ['white space', (times) => `<p>a${' '.repeat(times)}\n${' '.repeat(times)}b</p>`],
    ['empty elements', (times) => `<p>${'<span> </span>'.repeat(times)}</p>`],
    ['Chinese in lines', (times) => `<p>${'雨\n'.repeat(times)}</p>`],
    ['rows', (times) => `<table>${'<tr><td>a<td>b'.repeat(times)}</table>`],
    ['cells', (times) => `<table><tr>${'<td>a'.repeat(times)}</table>`],
    ['items', (times) => `<ul>${'<li>a'.repeat(times)}</ul>`],
  ])('takes time in proportion: %s', (_, make) => {
    const read = (times: number) => {
      const body = parseBody(make(times))
      return () => toText(body)
    }
    expect(growth(read, 4_000, 40)).toBeLessThan(40)
  })
})

describe('excerpt', () => {
  test.each([
    ['One. Two words. Three words more.', 20, 'One. Two words. …'],
    // Where the space has no room, the sentence is not shown as whole.
    ['One. Two words. Three words more.', 16, 'One. Two words…'],
    ['Hello big wide (world) again and again', 17, 'Hello big wide…'],
    ['Hello big wide (world) again and again', 23, 'Hello big wide (world)…'],
    ['雨停了。船走了，没有人知道它去了哪里。', 10, '雨停了。船走了…'],
    ['short', 20, 'short'],
    ['a\n\n b', 20, 'a b'],
    ['unbreakable', 6, 'unbre…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2, '👩‍👩‍👧…'],
    ['', 5, ''],
  ])('of %j with %i graphemes is %j', (text, length, expected) => {
    expect(excerpt(text, { length, locale: 'en' })).toBe(expected)
  })

  test.each([
    // Whole sentences: the ellipsis stands apart.
    ['Stop! The boat is gone, and nobody knows.', 8, 'Stop! …'],
    ['Who rows? The boat is gone, and nobody knows.', 12, 'Who rows? …'],
    ['“Who rows?” The boat is gone, and nobody knows.', 14, '“Who rows?” …'],
    ['(It rained.) The boat is gone, and nobody knows.', 16, '(It rained.) …'],
    ['« Qui rame ? » La barque est partie.', 18, '« Qui rame ? » …'],
    ['雨停了。船走了，没有人知道它去了哪里。', 6, '雨停了。…'],
    ['他说：“雨停了。”船走了，没有人知道它去了哪里。', 11, '他说：“雨停了。”…'],
    ['「雨停了！」船走了，没有人知道它去了哪里。', 8, '「雨停了！」…'],
    ['बारिश रुकी। नाव चली गई और किसी को पता नहीं।', 10, 'बारिश रुकी। …'],
    ['من يجدف؟ ذهب القارب ولا أحد يعرف.', 12, 'من يجدف؟ …'],
    ['ዝናቡ ቆመ። ጀልባው ሄደ።', 10, 'ዝናቡ ቆመ። …'],
    // Within a sentence: it stands at the word, without what would lead on.
    ['Rain, then fog over the harbour', 9, 'Rain…'],
    ['Rain; then fog over the harbour', 8, 'Rain…'],
    ['Rain: then fog over the harbour', 8, 'Rain…'],
    ['Rain – then fog over the harbour', 8, 'Rain…'],
    ['Rain—then fog over the harbour', 7, 'Rain…'],
    ['Rain (then fog over the harbour)', 8, 'Rain…'],
    ['Rain "then fog" over the harbour', 8, 'Rain…'],
    ['Rain "then fog" over the harbour', 17, 'Rain "then fog"…'],
    ['Rain “then fog,” it said, over the harbour', 18, 'Rain “then fog,” …'],
    ['Er sagt „Regen“ und geht', 17, 'Er sagt „Regen“…'],
    ['Er sagt »Regen« und geht', 10, 'Er sagt…'],
    ['¿Y ahora? ¡Llueve! Nadie sabe adónde fue.', 13, '¿Y ahora? …'],
    ['Y ahora ¡llueve! Nadie sabe adónde fue.', 10, 'Y ahora…'],
    ['المطر، ثم الضباب فوق الميناء', 8, 'المطر…'],
    ['雨、霧、それから船が来た', 5, '雨、霧…'],
    ['雨——然后是雾，后来船来了', 5, '雨…'],
    ['他说：“雨停了，船走了，没有人知道它去了哪里。”', 5, '他说…'],
    // An ellipsis of the text is not followed by another one, nor dots by dots.
    ['Well… and then fog over the harbour', 7, 'Well…'],
    ['Well... and then fog over the harbour', 9, 'Well…'],
    // What belongs to the word stays.
    ['In C# and other languages of the harbour', 6, 'In C#…'],
    ['Some 50% of the boats', 9, 'Some 50%…'],
    ['It costs $500 to moor', 11, 'It costs…'],
    ['It costs 50 € to moor', 14, 'It costs 50 €…'],
    ['Rain 🌧️ over the harbour', 8, 'Rain 🌧️…'],
    ['Salt & pepper for all', 8, 'Salt…'],
    ['Rain and/or fog over the harbour', 10, 'Rain and…'],
    ['See https://example.org/fog/over/the/harbour', 30, 'See…'],
    ['见 https://example.org/雾 的港口', 12, '见…'],
    ['https://example.org/fog/over/the/harbour', 24, 'https://example.org/fog…'],
    ['Rain\u200b\u200b then fog', 8, 'Rain…'],
    ['... and then fog', 5, '...…'],
  ])('of %j with %i graphemes is set as %j', (text, length, expected) => {
    expect(excerpt(text, { length, locale: 'en' })).toBe(expected)
  })

  test.each([
    ['...', 'One. Two words. ...', 'Rain, then...'],
    [' [more]', 'One. Two words. [more]', 'Rain, then [more]'],
    ['', 'One. Two words.', 'Rain, then fog'],
  ])('with the ellipsis %j', (ellipsis, sentences, words) => {
    expect(excerpt('One. Two words. Three words more, and more.', { length: 22, ellipsis, locale: 'en' })).toBe(
      sentences,
    )
    expect(
      excerpt('Rain, then fog, over the harbour', { length: ellipsis === ' [more]' ? 17 : 14, ellipsis, locale: 'en' }),
    ).toBe(words)
  })

  test('never puts an ellipsis at a full stop, a comma or a dash, and fits', () => {
    const piece = fc.constantFrom(
      ...[...' .,;:!?…-–—()[]“”„"\'«»。，、！？：；「」·/&#%@$+1a雨', '...', 'word', 'Words', '雨停'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (pieces, length) => {
        const line = pieces.join('').replace(/\s+/g, ' ').trim()
        const made = excerpt(line, { length, locale: 'en' })
        expect(graphemes(made).length).toBeLessThanOrEqual(length)
        if (made === line || !made.endsWith('…')) return
        const kept = made.slice(0, -1)
        expect(line.startsWith(kept.trimEnd())).toBe(true)
        if (/[\p{L}\p{N}]/u.test(kept)) expect(kept).not.toMatch(/(?:[.,;:…\-–—(„，、；：「]|(?:^| )“)$/u)
      }),
      { numRuns: 2_000 },
    )
  })

  test('of a body leaves the captions out', () => {
    expect(excerpt(parseBody('<figure><img src="/a.jpg"><figcaption>A boat</figcaption></figure><p>x</p>'))).toBe('x')
  })

  test('any text: fits, and begins as the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, length) => {
        const made = excerpt(text, { length })
        const line = text.replace(/\s+/g, ' ').trim()
        expect(graphemes(made).length).toBeLessThanOrEqual(length)
        if (made !== line) expect(line.startsWith(made.replace(/ ?…$/, ''))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of one endless grapheme ends with a whole character', () => {
    const family = '👩\u200d'.repeat(100)
    const made = excerpt(family, { length: 2, ellipsis: '' })
    expect(made.isWellFormed()).toBe(true)
    expect(family.startsWith(made)).toBe(true)
    expect(made.length).toBeGreaterThan(30)
  })

  test('refuses a length that is none', () => {
    expect(() => excerpt('x', { length: 0 })).toThrow(RangeError)
    expect(() => excerpt('x', { length: Number.NaN })).toThrow(RangeError)
  })

  test('of a long text is as quick as of a short one', () => {
    const read = (length: number) => () =>
      expect(excerpt('雨'.repeat(length), { length: 10 })).toBe(`${'雨'.repeat(9)}…`)
    expect(growth(read, 500_000, 2)).toBeLessThan(2)
  })
})

describe('textStats', () => {
  test.each([
    ['Two words. 兩個字。', { characters: 13, cjkCharacters: 3, words: 2, sentences: 2 }],
    ['', { characters: 0, cjkCharacters: 0, words: 0, sentences: 0, readingMinutes: 0 }],
    ['一。二！三？', { characters: 6, cjkCharacters: 3, words: 0, sentences: 3 }],
    ['ふねが行く', { characters: 5, cjkCharacters: 5, words: 0, sentences: 1 }],
    ['비가 온다', { characters: 4, cjkCharacters: 0, words: 2, sentences: 1 }],
    ['—', { characters: 1, words: 0, sentences: 0 }],
  ])('of %j are %o', (text, expected) => {
    expect(textStats(text, { locale: 'en' })).toMatchObject(expected)
  })

  test.each<[string, string, number, number]>([
    ['words', 'word '.repeat(5_000), 20_000, 5_000],
    ['no space', '雨'.repeat(25_000), 25_000, 0],
    ['characters of two units', `a${'😀'.repeat(12_000)}`, 12_001, 1],
  ])('of a long line of %s are those of its parts', (_, line, characters, words) => {
    expect(textStats(line, { locale: 'en' })).toMatchObject({ characters, words })
  })

  test('of a body count its captions, and no markers of lists', () => {
    const body = parseBody('<figure><img src="/a.jpg"><figcaption>A boat</figcaption></figure><ol><li>One<li>Two</ol>')
    expect(textStats(body, { locale: 'en' })).toMatchObject({ characters: 11, words: 4, sentences: 3 })
  })

  test('give the time of reading by script', () => {
    expect(textStats('word '.repeat(238), { locale: 'en' }).readingMinutes).toBeCloseTo(1)
    expect(textStats('雨'.repeat(510)).readingMinutes).toBeCloseTo(2)
    expect(textStats('word '.repeat(100), { wordsPerMinute: 50 }).readingMinutes).toBeCloseTo(2)
  })

  test('of lines are the sum of those of each', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[\n\r]/.test(line))), (lines) => {
        const sum = lines.map((line) => textStats(line).characters).reduce((a, b) => a + b, 0)
        expect(textStats(lines.join('\n')).characters).toBe(sum)
      }),
    )
  })
})
