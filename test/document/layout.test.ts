import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument, type Range } from '../../src/index.js'
import { base } from '../support/arbitrary-source.js'
import { crlf, feedBody, post, scrapedBody } from './sample.js'

/** The layout of a source with the text that stands in each range. */
function slices(source: string) {
  const document = parseDocument(source)
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if ('start' in value) return document.slice(value as Range)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, read(part)]))
  }
  return read(document.layout) as Record<string, unknown>
}

describe('the layout of a post', () => {
  test('names every part of a feed post', () => {
    expect(slices(post())).toEqual({
      frontMatter: {
        openFence: '---',
        block: post({}, '').slice(3, -4),
        closeFence: '---',
      },
      preamble: {
        whole: '<!--1599525683000-->\n[A walk](https://example.org/walk/)\n------\n',
        timestamp: '<!--1599525683000-->',
        sourceLink: '[A walk](https://example.org/walk/)',
        linkText: 'A walk',
        linkUrl: 'https://example.org/walk/',
        underline: '------',
      },
      wrapper: { open: '<div>\n', close: '\n</div>\n' },
      html: '<p>One foot, then the other.</p>',
      rest: feedBody,
      lineEnding: '\n',
    })
  })

  test('names every part of a scraped post', () => {
    expect(slices(post({}, scrapedBody))).toEqual({
      frontMatter: { openFence: '---', block: post({}, '').slice(3, -4), closeFence: '---' },
      html: scrapedBody.slice(1),
      rest: scrapedBody,
      lineEnding: '\n',
    })
  })

  test('names the same parts with CR LF and a byte order mark', () => {
    const { byteOrderMark, wrapper, html, lineEnding } = slices(`\uFEFF${crlf(post())}`)
    expect({ byteOrderMark, wrapper, html, lineEnding }).toEqual({
      byteOrderMark: '\uFEFF',
      wrapper: { open: '<div>\r\n', close: '\r\n</div>\r\n' },
      html: '<p>One foot, then the other.</p>',
      lineEnding: '\r\n',
    })
  })
})

describe('fences', () => {
  test.each<[string, string, unknown, string]>([
    [
      'with trailing spaces',
      '---  \na: 1\n--- \t\nx',
      { openFence: '---', block: '  \na: 1\n', closeFence: '---' },
      'x',
    ],
    ['that end the file', '---\na: 1\n---', { openFence: '---', block: '\na: 1\n', closeFence: '---' }, ''],
    ['with nothing between', '---\n---\n', { openFence: '---', block: '\n', closeFence: '---' }, ''],
    ['whose close is missing', '---\na: 1\n', { openFence: '---', block: '\na: 1\n' }, ''],
    ['that are all there is', '---', { openFence: '---', block: '' }, ''],
    ['with a longer close', '---\na: 1\n----\nx', { openFence: '---', block: '\na: 1\n', closeFence: '----' }, 'x'],
    [
      'with an indented line of hyphens between',
      '---\na: |\n  ---\n---\nx',
      { openFence: '---', block: '\na: |\n  ---\n', closeFence: '---' },
      'x',
    ],
    ['that name a language', '---js\na\n---\nx', undefined, '---js\na\n---\nx'],
    ['of four hyphens', '----\na: 1\n----\nx', undefined, '----\na: 1\n----\nx'],
    ['behind an empty line', '\n---\na: 1\n---\nx', undefined, '---\na: 1\n---\nx'],
    ['in a file of lone CRs', '---\ra: 1\r---\rx', undefined, '---\ra: 1\r---\rx'],
  ])('%s', (name, source, frontMatter, rest) => {
    const found = slices(source)
    expect(found.frontMatter).toEqual(frontMatter)
    expect(found.rest).toBe(name === 'behind an empty line' ? source : rest)
  })
})

describe('preamble and body', () => {
  const parts = (rest: string) => {
    const { preamble, wrapper, html } = slices(post({}, rest))
    return { preamble, wrapper, html }
  }

  test.each<[string, string, unknown]>([
    ['an empty body', '<!--1-->\n[A](b)\n-\n\n<div>\n\n</div>\n', { open: '<div>\n', close: '\n</div>\n' }],
    ['no line between its lines', '<!--1-->\n[A](b)\n-\n<div>\n</div>', { open: '<div>\n', close: '</div>' }],
    [
      'spaces behind its lines',
      '<!--1-->\n[A](b)\n-\n \n<div> \n\n</div> \n\n',
      { open: '<div> \n', close: '\n</div> \n\n' },
    ],
  ])('a wrapper with %s holds nothing', (_, rest, wrapper) => {
    expect(parts(rest)).toMatchObject({ wrapper, html: '' })
  })

  test.each<[string, string, string]>([
    ['the last </div> closes', '<div>\na\n</div>\n<div>\nb\n</div>\n', 'a\n</div>\n<div>\nb'],
    ['a CR before a wrapper of LF belongs to the html', '<div>\na\r\n</div>\n', 'a\r'],
    ['a LF before </div> ends a wrapper of CR LF as well', '<div>\r\na\n</div>\r\n', 'a'],
    ['only one CR LF belongs to the wrapper', '<div>\r\na\r\r\n</div>\r\n', 'a\r'],
  ])('%s', (_, wrapped, html) => {
    expect(parts(`<!--1-->\n[A](b)\n-\n${wrapped}`).html).toBe(html)
  })

  test.each<[string, string, string]>([
    ['a missing close', '\n<div>\nx\n', '<div>\nx\n'],
    ['a close in the last line of text', '\n<div>\nx</div>\n', '<div>\nx</div>\n'],
    ['an open with an attribute', '\n<div class="a">\nx\n</div>\n', '<div class="a">\nx\n</div>\n'],
    ['text behind the close', '\n<div>\nx\n</div>\ny', '<div>\nx\n</div>\ny'],
    ['a close with text before it', '\n<div>\nx\n</p></div>', '<div>\nx\n</p></div>'],
    ['two blank lines', '\n\nx', '\nx'],
    ['no blank line', 'x', 'x'],
    ['an open only', '\n<div>', '<div>'],
    ['nothing', '', ''],
  ])('there is no wrapper with %s', (_, body, html) => {
    expect(parts(`<!--1-->\n[A](b)\n-\n${body}`)).toMatchObject({ wrapper: undefined, html })
  })

  test('a link text may hold brackets, and the last ]( divides', () => {
    expect(parts('<!--1-->\n[a](b) [c](d)\n-\n').preamble).toMatchObject({ linkText: 'a](b) [c', linkUrl: 'd' })
  })

  test.each<[string, string, object]>([
    ['a comment that is no timestamp', '<!--note-->\nx', { whole: '<!--note-->\n', timestamp: '<!--note-->' }],
    ['a comment at the end of the file', '<!--1-->', { whole: '<!--1-->', timestamp: '<!--1-->' }],
    [
      'a link that cannot be divided',
      '<!--1-->\n[A]\n---\nx',
      { whole: '<!--1-->\n[A]\n---\n', timestamp: '<!--1-->', sourceLink: '[A]', underline: '---' },
    ],
    [
      'a link without underline',
      '<!--1-->\n[A](b)\n===\nx',
      { whole: '<!--1-->\n[A](b)\n', timestamp: '<!--1-->', sourceLink: '[A](b)', linkText: 'A', linkUrl: 'b' },
    ],
  ])('keeps the ranges of what is there: %s', (_, rest, preamble) => {
    expect(parts(rest).preamble).toEqual(preamble)
  })

  test.each(['\n<!--1-->\n[A](b)\n------\n', '[A](b)\n<!--1-->\n------\n', ' <!--1-->\n[A](b)\n-\n'])(
    'there is no preamble in %j',
    (rest) => {
      expect(parts(rest).preamble).toBeUndefined()
    },
  )
})

describe('ranges of any post', () => {
  test('follow one another without a gap but for blank lines, and hold the source', () => {
    fc.assert(
      fc.property(base, (source) => {
        const { layout } = parseDocument(source)
        const { byteOrderMark, frontMatter, preamble, wrapper, html, rest } = layout
        const ranges = [byteOrderMark, frontMatter!.openFence, frontMatter!.block, frontMatter!.closeFence]
        ranges.push(preamble?.whole, wrapper?.open, html, wrapper?.close)
        let end = 0
        for (const range of ranges) {
          if (!range) continue
          expect(range.start).toBeGreaterThanOrEqual(end)
          expect(range.end).toBeGreaterThanOrEqual(range.start)
          expect(source.slice(end, range.start)).toMatch(/^\s*$/)
          end = range.end
        }
        expect(end).toBe(source.length)
        expect(rest.end).toBe(source.length)
      }),
      { numRuns: 1_000 },
    )
  })
})
