import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PostEdit, PostError, parseDocument, parsePost } from '../../src/index.js'
import * as arbitrary from '../support/arbitrary-post.js'
import { base } from '../support/arbitrary-source.js'
import { crlf, feedBody, post, scrapedBody } from './sample.js'

const edited = (source: string, edit: PostEdit) => String(parseDocument(source).edit(edit))

/** The text behind the closing fence after an edit; that what stands before it is unchanged is checked on the way. */
function restAfter(rest: string, edit: PostEdit): string {
  const head = post({}, '')
  const result = edited(head + rest, edit)
  expect(result.startsWith(head)).toBe(true)
  return result.slice(head.length)
}

const preamble = { timestamp: new Date(7), sourceLink: { text: 'A [run]', url: 'https://example.org/run/' } }
const spaced = '<!--1-->  \n[A](https://a.example/)\t\n---   \n\n\n<div>\n<p>x</p>\n</div>\n\n'

describe('a part of the preamble', () => {
  test.each<[string, string, NonNullable<PostEdit['preamble']>, string]>([
    ['timestamp', feedBody, { timestamp: new Date(0) }, feedBody.replace('1599525683000', '0')],
    ['timestamp before 1970', feedBody, { timestamp: new Date(-1) }, feedBody.replace('1599525683000', '-1')],
    ['unknown timestamp', feedBody, { timestamp: null }, feedBody.replace('1599525683000', 'NaN')],
    ['timestamp that was unknown', '<!--NaN-->\n[A](b)\n-\nx', { timestamp: new Date(5) }, '<!--5-->\n[A](b)\n-\nx'],
    ['link text', feedBody, { sourceLink: { text: 'A [run](up)' } }, feedBody.replace('[A walk]', '[A [run](up)]')],
    ['empty link text', feedBody, { sourceLink: { text: '' } }, feedBody.replace('[A walk]', '[]')],
    [
      'link text with an emoji',
      feedBody,
      { sourceLink: { text: '🥾 "漢" \\' } },
      feedBody.replace('[A walk]', '[🥾 "漢" \\]'),
    ],
    ['link URL', feedBody, { sourceLink: { url: '../b' } }, feedBody.replace('(https://example.org/walk/)', '(../b)')],
    ['empty link URL', feedBody, { sourceLink: { url: '' } }, feedBody.replace('(https://example.org/walk/)', '()')],
    ['all of it', feedBody, preamble, feedBody.replace(/^.*\n.*\n/, '<!--7-->\n[A [run]](https://example.org/run/)\n')],
    ['timestamp between spaces', spaced, { timestamp: null }, spaced.replace('<!--1-->', '<!--NaN-->')],
    ['link between spaces', spaced, { sourceLink: { text: 'B' } }, spaced.replace('[A]', '[B]')],
    [
      'timestamp with leading zeros that stays',
      '<!--007-->\n[A](b)\n-\nx',
      { timestamp: new Date(7) },
      '<!--007-->\n[A](b)\n-\nx',
    ],
    ['link that is kept as it is', spaced, { sourceLink: {} }, spaced],
    ['nothing at all', spaced, {}, spaced],
  ])('is changed alone: %s', (_, before, change, after) => {
    expect(restAfter(before, { preamble: change })).toBe(after)
    expect(edited(crlf(post({}, before)), { preamble: change })).toBe(crlf(post({}, after)))
  })

  test('and the html are changed at once', () => {
    const result = restAfter(spaced, { preamble: { timestamp: null }, html: '<i>y</i>' })
    expect(result).toBe(spaced.replace('<!--1-->', '<!--NaN-->').replace('<p>x</p>', '<i>y</i>'))
  })

  test('is added to a preamble in which it is malformed', () => {
    const source = post({}, '<!--soon-->\n[A](b)\n------\n\n<div>\nx\n</div>\n')
    expect(edited(source, { preamble })).toBe(
      post({}, '<!--7-->\n[A [run]](https://example.org/run/)\n------\n\n<div>\nx\n</div>\n'),
    )
  })
})

describe('the preamble as a whole', () => {
  test.each<[string, string, string]>([
    ['with its wrapper', feedBody, '\n<p>One foot, then the other.</p>'],
    ['of a body without wrapper', '<!--1-->\n[A](b)\n------\n\n<p>x</p>\n', '\n<p>x</p>\n'],
    ['of an empty body', '<!--1-->\n[A](b)\n------\n\n<div>\n\n</div>\n', '\n'],
    ['of a body that is a comment', '<!--1-->\n[A](b)\n-\n\n<div>\n<!--2-->\n</div>\n', '\n<!--2-->'],
    ['that is malformed', '<!--soon-->\n[A](b)\n------\n\nx', '\nx'],
    ['that is not there', scrapedBody, scrapedBody],
  ])('is removed: %s', (_, before, after) => {
    expect(restAfter(before, { preamble: undefined })).toBe(after)
  })

  test.each<[string, string, string]>([
    ['to a scraped body', scrapedBody, scrapedBody.slice(1)],
    ['to a body without blank line', '<p>x</p>', '<p>x</p>'],
    ['to an empty body', '\n', ''],
    ['to no body at all', '', ''],
    ['to a body that looks like a wrapper', '\n<div>\nx\n</div>\n', '<div>\nx\n</div>\n'],
    ['to a body that looks like a preamble', '\n<!--1-->\n[A](b)\n------\n', '<!--1-->\n[A](b)\n------\n'],
  ])('is added: %s', (_, before, html) => {
    expect(restAfter(before, { preamble })).toBe(
      `<!--7-->\n[A [run]](https://example.org/run/)\n------\n\n<div>\n${html}\n</div>\n`,
    )
  })

  test('is added with CR LF where the file has it', () => {
    const result = edited(crlf(post({}, '\nx')), { preamble })
    const lines = '<!--7-->\n[A [run]](https://example.org/run/)\n------\n\n<div>\nx\n</div>\n'
    expect(result).toBe(crlf(post({}, lines)))
  })

  test('that is removed and added again gives the canonical form', () => {
    const document = parseDocument(post())
    const { preamble: old } = parsePost(document)
    expect(String(document.edit({ preamble: undefined }).edit({ preamble: old! }))).toBe(post())
  })
})

describe('the html', () => {
  test.each<[string, string, string, string]>([
    ['in its wrapper', feedBody, '<i>y</i>', feedBody.replace('<p>One foot, then the other.</p>', '<i>y</i>')],
    ['in a wrapper with spaces around', spaced, '<i>y</i>', spaced.replace('<p>x</p>', '<i>y</i>')],
    ['that becomes empty', '<!--1-->\n[A](b)\n-\n<div>\nx\n</div>', '', '<!--1-->\n[A](b)\n-\n<div>\n\n</div>'],
    [
      'of several lines',
      '<!--1-->\n[A](b)\n-\n<div>\nx\n</div>',
      'y\n\nz\n',
      '<!--1-->\n[A](b)\n-\n<div>\ny\n\nz\n\n</div>',
    ],
    [
      'with a wrapper inside',
      '<!--1-->\n[A](b)\n-\n<div>\nx\n</div>',
      '</div>\n<div>',
      '<!--1-->\n[A](b)\n-\n<div>\n</div>\n<div>\n</div>',
    ],
    ['without wrapper', '<!--1-->\n[A](b)\n-\nx\n', 'y', '<!--1-->\n[A](b)\n-\ny'],
    ['without preamble', scrapedBody, '<i>y</i>\n\n', '\n<i>y</i>\n\n'],
    ['without preamble and blank line', '<p>x</p>', '<i>y</i>', '<i>y</i>'],
    ['behind a blank line of spaces', ' \t\nx', 'y', ' \t\ny'],
    ['behind a fence that ends the file', '', 'y', 'y'],
    ['that begins with a blank line', '\nx', '\n\ny', '\n\n\ny'],
  ])('is replaced alone: %s', (_, before, html, after) => {
    expect(restAfter(before, { html })).toBe(after)
  })

  test.each<[string, string, string, string]>([
    ['a comment at the beginning gets its blank line', '<p>x</p>', '<!--1-->\n[A](b)\n---', '\n<!--1-->\n[A](b)\n---'],
    ['a blank line at the beginning gets another', '<p>x</p>', '\ny', '\n\ny'],
    [
      'what looks like a wrapper gets one',
      '<!--1-->\n[A](b)\n-\nx',
      '<div>\ny\n</div>',
      '<!--1-->\n[A](b)\n------\n\n<div>\n<div>\ny\n</div>\n</div>\n',
    ],
    [
      'a wrapper without line between gets its lines',
      '<!--1-->\n[A](b)\n-\n<div>\n</div>\n',
      'y',
      '<!--1-->\n[A](b)\n------\n\n<div>\ny\n</div>\n',
    ],
    ['a comment behind a fence that ends the file', '', '<!--y-->', '\n<!--y-->'],
  ])('is read back whatever it holds: %s', (_, before, html, after) => {
    expect(restAfter(before, { html })).toBe(after)
    expect(parsePost(post({}, after)).html).toBe(html)
  })

  test.each(['x\r', '\rx', 'x\r\n', '\r\nx', '\n', '\r', '\r\n'])(
    'keeps line endings of the other kind: %j',
    (html) => {
      for (const source of [post(), crlf(post()), post({}, scrapedBody), crlf(post({}, scrapedBody))]) {
        expect(parsePost(edited(source, { html })).html).toBe(html)
      }
    },
  )

  test('is written behind a closing fence that has no line ending', () => {
    const source = post({}, '').trimEnd()
    const result = edited(source, { html: '<p>x</p>' })
    expect(result.startsWith(`${source}\n`)).toBe(true)
    expect(parsePost(result)).toEqual({ ...parsePost(source), html: '<p>x</p>' })
  })

  test('and the front matter are changed at once', () => {
    const result = edited(post(), { frontMatter: { author: 'Ben' }, html: 'y', preamble: { timestamp: null } })
    const body = feedBody.replace('1599525683000', 'NaN').replace('<p>One foot, then the other.</p>', 'y')
    expect(result).toBe(post({ author: 'author: Ben' }, body))
  })
})

describe('an edit that changes nothing', () => {
  test.each([feedBody, scrapedBody, spaced, '<p>x</p>', '', '\n', '<!--1-->\n[A](b)\n-\n<div>\n</div>'])(
    'keeps the source: %j',
    (rest) => {
      for (const source of [post({}, rest), crlf(post({}, rest)), `\uFEFF${post({}, rest)}`]) {
        const { preamble: same, html } = parsePost(source)
        expect(edited(source, { html })).toBe(source)
        expect(edited(source, { preamble: same })).toBe(source)
        expect(edited(source, { preamble: same, html })).toBe(source)
      }
    },
  )
})

describe('an edit that cannot be made', () => {
  const caught = (source: string, edit: PostEdit) => {
    const document = parseDocument(source)
    try {
      document.edit(edit)
    } catch (error) {
      expect(error).toBeInstanceOf(PostError)
      expect(String(document)).toBe(source)
      return (error as PostError).diagnostics[0]!
    }
    throw new Error('nothing was thrown')
  }

  test.each<[string, string, PostEdit]>([
    ['html without front matter', 'A walk.', { html: 'x' }],
    ['html of an empty file', '', { html: 'x' }],
    ['html behind front matter that is not closed', '---\ntitle: A\n\nbody', { html: 'x' }],
    ['preamble behind front matter that is not closed', '---\ntitle: A\n', { preamble: undefined }],
    ['html behind a malformed timestamp', post({}, '<!--soon-->\n[A](b)\n---\nx'), { html: 'y' }],
    ['html behind a malformed source link', post({}, '<!--1-->\n[A] (b)\n---\nx'), { html: 'y' }],
    ['html behind a source link without underline', post({}, '<!--1-->\n[A](b)\nx'), { html: 'y' }],
  ])('is impossible: %s', (_, source, edit) => {
    expect(caught(source, edit).code).toBe('edit/impossible')
  })

  test.each<[string, PostEdit, string]>([
    ['a link text of two lines', { preamble: { sourceLink: { text: 'A\nB' } } }, 'preamble.sourceLink.text'],
    ['a link text with a carriage return', { preamble: { sourceLink: { text: 'A\rB' } } }, 'preamble.sourceLink.text'],
    [
      'half of a surrogate pair in the link text',
      { preamble: { sourceLink: { text: '\ud800' } } },
      'preamble.sourceLink.text',
    ],
    ['a URL with a space', { preamble: { sourceLink: { url: 'https://a b' } } }, 'preamble.sourceLink.url'],
    ['a URL with a no-break space', { preamble: { sourceLink: { url: 'a\u00a0b' } } }, 'preamble.sourceLink.url'],
    ['a URL with a parenthesis', { preamble: { sourceLink: { url: 'a(b' } } }, 'preamble.sourceLink.url'],
    ['a URL with a control character', { preamble: { sourceLink: { url: 'a\u0000b' } } }, 'preamble.sourceLink.url'],
    ['an invalid Date', { preamble: { timestamp: new Date(Number.NaN) } }, 'preamble.timestamp'],
    ['a timestamp after the year 9999', { preamble: { timestamp: new Date(8.64e15) } }, 'preamble.timestamp'],
    ['half of a surrogate pair in the html', { html: 'a\udfff' }, 'html'],
  ])('is refused for %s', (_, edit, name) => {
    const { code, message } = caught(post(), edit)
    expect(code).toBe('edit/invalid-value')
    expect(message).toContain(`new value of ${name} `)
  })

  test('is refused where a part is missing to make a preamble of', () => {
    for (const part of [
      { timestamp: null },
      { sourceLink: preamble.sourceLink },
      { timestamp: null, sourceLink: { text: 'A' } },
    ]) {
      const { code, message } = caught(post({}, scrapedBody), { preamble: part })
      expect(code).toBe('edit/invalid-value')
      expect(message).toMatch(/preamble\.(?:timestamp|sourceLink)/)
    }
  })

  test('leaves the front matter alone as well', () => {
    expect(caught(post(), { frontMatter: { author: 'Ben' }, html: '\ud800' }).code).toBe('edit/invalid-value')
  })

  test('of the body is made though the front matter holds bad YAML', () => {
    const broken = { author: 'author: "Edda' }
    expect(edited(post(broken), { html: 'y', preamble: undefined })).toBe(post(broken, '\ny'))
  })

  test('of the front matter is made though the preamble is malformed', () => {
    const rest = '<!--soon-->\n[A] (b)\n'
    expect(edited(post({}, rest), { frontMatter: { author: 'Ben' } })).toBe(post({ author: 'author: Ben' }, rest))
  })
})

describe('edits of any post', () => {
  const runs = { numRuns: 500 }
  const rest = fc.record({ preamble: fc.option(arbitrary.preamble, { nil: undefined }), html: arbitrary.html })

  test('any preamble and any html are read back, and the front matter stays to the byte', () => {
    fc.assert(
      fc.property(base, rest, (source, wanted) => {
        const { layout } = parseDocument(source)
        const after = parsePost(edited(source, wanted))
        expect(after.html).toBe(wanted.html)
        expect(after.preamble).toEqual(wanted.preamble)
        expect(edited(source, wanted).startsWith(source.slice(0, layout.rest.start))).toBe(true)
      }),
      runs,
    )
  })

  test('an html of letters changes nothing but the html', () => {
    fc.assert(
      fc.property(base, fc.stringMatching(/^[a-z]+$/), (source, html) => {
        const { layout } = parseDocument(source)
        // A body that has no line of its own in the wrapper, or no blank line before it, may need one.
        fc.pre(layout.html.start < layout.html.end)
        expect(edited(source, { html })).toBe(source.slice(0, layout.html.start) + html + source.slice(layout.html.end))
      }),
      runs,
    )
  })

  test('a timestamp and a link change nothing but their own places', () => {
    fc.assert(
      fc.property(base, arbitrary.preamble, (source, { timestamp, sourceLink }) => {
        const places = parseDocument(source).layout.preamble
        fc.pre(places !== undefined)
        const { linkText, linkUrl } = places!
        const result = edited(source, { preamble: { timestamp, sourceLink } })
        const before = source.slice(0, places!.timestamp.start)
        expect(result.startsWith(before)).toBe(true)
        expect(result.endsWith(`](${sourceLink.url}${source.slice(linkUrl!.end)}`)).toBe(true)
        expect(result).toContain(`${source.slice(places!.timestamp.end, linkText!.start)}${sourceLink.text}](`)
      }),
      runs,
    )
  })
})
