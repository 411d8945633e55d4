import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Post, PostError, parseDocument, parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { FrontMatter, Post as PostSchema } from '../../src/schema/index.js'
import { crlf, type Lines, model, post, scrapedBody } from '../document/sample.js'

const withKeys = (keys: object): Post => ({ ...model, frontMatter: { ...model.frontMatter, ...keys } })

describe('serializePost writes the archiver’s form', () => {
  test('of a feed post', () => {
    expect(serializePost(model)).toBe(post())
  })

  test('of a scraped post', () => {
    const { preamble, ...scraped } = model
    expect(serializePost({ ...scraped, html: scrapedBody.slice(1) })).toBe(post({}, scrapedBody))
    expect(serializePost({ ...model, preamble: undefined, html: '' })).toBe(post({}, '\n'))
  })

  test.each<[string, object, Lines]>([
    [
      'an escaped title',
      { title: 'A "walk" \\ 漢\n\t\x00\x85\u2028\uFFFF' },
      { title: 'title: "A \\"walk\\" \\\\ 漢\\n\\t\\x00\\x85\u2028\\uffff"' },
    ],
    ['an empty title', { title: '' }, { title: 'title: ""' }],
    ['a look-alike without quotes', { author: '1984' }, { author: 'author: 1984' }],
    ['null as text without quotes', { author: 'null' }, { author: 'author: null' }],
    ['quotes where they are needed', { author: '- Edda' }, { author: 'author: "- Edda"' }],
    ['quotes around spaces', { author: 'Edda ' }, { author: 'author: "Edda "' }],
    ['an address with spaces', { from: 'https://example.org/a b' }, { from: 'from: https://example.org/a b' }],
    ['many tags', { tags: ['a', 'b, c', '', '0123'] }, { tags: 'tags: [ a, "b, c", "", 0123 ]' }],
    ['no tags', { tags: [] }, { tags: 'tags: []' }],
    ['comments', { comments: true }, { comments: 'comments: True' }],
    ['no comments', { comments: false }, { comments: 'comments: False' }],
    ['comments that are undefined', { comments: undefined }, {}],
    ['the first instant', { date: new Date(-62_167_219_200_000) }, { date: 'date: 0000-01-01T00:00:00.000Z' }],
    ['the last instant', { date: new Date(253_402_300_799_999) }, { date: 'date: 9999-12-31T23:59:59.999Z' }],
  ])('with %s', (_, keys, lines) => {
    expect(serializePost(withKeys(keys))).toBe(post(lines))
  })

  test('in the archiver’s order, whatever the order of the object', () => {
    const reversed = Object.fromEntries(Object.entries({ ...model.frontMatter, comments: true }).reverse())
    expect(serializePost({ ...model, frontMatter: reversed as FrontMatter })).toBe(post({ comments: 'comments: True' }))
  })

  test('with extra keys behind all others, in their order', () => {
    const extra = {
      zebra: 'yes',
      ant: [1, -0, 1e21, 'x', null, true],
      'two words': { 'a b': [], c: {}, '1': '1' },
      true: false,
      '': '',
      date2: '2020-09-04',
    }
    const lines = [
      'zebra: "yes"',
      'ant: [ 1, -0.0, 1e+21, "x", null, true ]',
      '"two words": { "1": "1", "a b": [], "c": {} }',
      '"true": false',
      '"": ""',
      'date2: "2020-09-04"',
    ]
    expect(serializePost({ ...model, extra })).toBe(post({ extra: lines.join('\n') }))
    expect(parsePost(post({ extra: lines.join('\n') })).extra).toEqual(extra)
  })

  test.each<[string, Post['preamble'], string]>([
    ['an unknown timestamp', { timestamp: null, sourceLink: { text: 'A', url: 'b' } }, '<!--NaN-->\n[A](b)\n------\n'],
    [
      'a timestamp before 1970',
      { timestamp: new Date(-1), sourceLink: { text: '', url: '' } },
      '<!---1-->\n[]()\n------\n',
    ],
    [
      'brackets in the link',
      { timestamp: new Date(0), sourceLink: { text: '[a](b)', url: 'c]' } },
      '<!--0-->\n[[a](b)](c])\n------\n',
    ],
  ])('with %s', (_, preamble, lines) => {
    expect(serializePost({ ...model, preamble, html: 'x' })).toBe(post({}, `${lines}\n<div>\nx\n</div>\n`))
  })
})

const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(PostError)
    return (error as PostError).diagnostics.map(({ code, field, message }) => ({
      code,
      field: field?.join('.'),
      message,
    }))
  }
  throw new Error('nothing was thrown')
}

describe('serializePost refuses what the format cannot carry', () => {
  test.each<[string, unknown, string]>([
    ['half of a surrogate pair in the title', withKeys({ title: '\ud800' }), 'frontMatter.title'],
    ['half of a surrogate pair in a tag', withKeys({ tags: ['a', '\udc00'] }), 'frontMatter.tags.1'],
    ['half of a surrogate pair in the html', { ...model, html: 'a\udfff' }, 'html'],
    ['half of a surrogate pair in an extra value', { ...model, extra: { a: ['\ud800'] } }, 'extra'],
    ['an invalid date', withKeys({ date: new Date(Number.NaN) }), 'frontMatter.date'],
    ['a date after the year 9999', withKeys({ date: new Date(253_402_300_800_000) }), 'frontMatter.date'],
    ['a date before the year 0000', withKeys({ date: new Date(-62_167_219_200_001) }), 'frontMatter.date'],
    ['a date as text', withKeys({ date: '2020-09-08' }), 'frontMatter.date'],
    ['a relative address', withKeys({ from: '/walk/' }), 'frontMatter.from'],
    ['a missing key', withKeys({ author: undefined }), 'frontMatter.author'],
    ['an unknown key', withKeys({ translator: 'Ada' }), 'frontMatter'],
    ['an unknown part', { ...model, body: 'x' }, ''],
    ['no extra', { ...model, extra: undefined }, 'extra'],
    ['extra as a list', { ...model, extra: [] }, 'extra'],
    ['a key of the archiver in extra', { ...model, extra: { title: 'x' } }, 'extra'],
    ['an integer as key', { ...model, extra: { 7: 'x' } }, 'extra'],
    ['the key __proto__', { ...model, extra: JSON.parse('{ "__proto__": 1 }') }, 'extra'],
    ['NaN', { ...model, extra: { a: Number.NaN } }, 'extra'],
    ['a date in extra', { ...model, extra: { a: new Date(0) } }, 'extra'],
    [
      'a link text of two lines',
      { ...model, preamble: { timestamp: null, sourceLink: { text: 'a\nb', url: '' } } },
      'preamble.sourceLink.text',
    ],
    [
      'a link URL with a space',
      { ...model, preamble: { timestamp: null, sourceLink: { text: '', url: 'a b' } } },
      'preamble.sourceLink.url',
    ],
    [
      'a link URL with a parenthesis',
      { ...model, preamble: { timestamp: null, sourceLink: { text: '', url: 'a)' } } },
      'preamble.sourceLink.url',
    ],
    [
      'a timestamp that is missing',
      { ...model, preamble: { sourceLink: { text: '', url: '' } } },
      'preamble.timestamp',
    ],
  ])('%s', (_, value, field) => {
    const expected = [{ code: 'post/invalid', field, message: expect.stringContaining(field) }]
    expect(refusal(() => serializePost(value as Post))).toEqual(expected)
    expect(refusal(() => serializePost(value as Post, { base: parseDocument(post()) }))).toEqual(expected)
    expect(PostSchema.safeParse(value).success).toBe(false)
  })

  test('naming everything that is wrong at once', () => {
    const found = refusal(() => serializePost(withKeys({ title: '\ud800', from: 'x', tags: 'y' })))
    expect(found.map(({ field }) => field)).toEqual(['frontMatter.title', 'frontMatter.from', 'frontMatter.tags'])
  })

  test.each([undefined, null, 'post', 7, []])('a value that is no post: %j', (value) => {
    expect(refusal(() => serializePost(value as unknown as Post))[0]?.code).toBe('post/invalid')
  })
})

describe('serializePost refuses what a schema of one’s own lets pass', () => {
  const anything = FrontMatter.extend({ data: z.any() })
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a bigint', 1n],
    ['undefined in a list', [undefined]],
    ['an invalid date', new Date(Number.NaN)],
    ['a date after the year 9999', new Date(8.64e15)],
    ['half of a surrogate pair', '\ud800'],
    ['half of a surrogate pair in a key', { '\ud800': 1 }],
    ['the key __proto__', JSON.parse('{ "__proto__": 1 }')],
    ['a Map', new Map([['a', 1]])],
    [
      'an instance of a class',
      new (class Walk {
        steps = 1
      })(),
    ],
    ['a cyclic value', cyclic],
    ['a value nested too deep', nested(65)],
  ])('%s', (_, data) => {
    const value = withKeys({ data }) as Post<z.output<typeof anything>>
    const found = refusal(() => serializePost(value, { frontMatter: anything }))
    expect(found.map(({ code }) => code)).toEqual(['post/invalid'])
  })

  test.each<[string, z.ZodObject, object]>([
    ['half of a surrogate pair in a text', FrontMatter.extend({ note: z.string() }), { note: '\ud800' }],
    [
      'a date that has more than four digits',
      FrontMatter.extend({ updated: z.date() }),
      { updated: new Date(8.64e15) },
    ],
    ['a key that is an integer', FrontMatter.extend({ 7: z.string() }), { 7: 'x' }],
    ['a text nested in an object', FrontMatter.extend({ a: z.object({ b: z.string() }) }), { a: { b: '\udc00' } }],
  ])('%s', (_, schema, keys) => {
    const value = withKeys(keys) as Post
    const found = refusal(() => serializePost(value, { frontMatter: schema as unknown as typeof FrontMatter }))
    expect(found.map(({ code }) => code)).toEqual(['post/invalid'])
  })

  test('an extra key that the schema names', () => {
    const schema = FrontMatter.extend({ translator: z.string() })
    const { frontMatter } = model
    const value = { ...model, frontMatter: { ...frontMatter, translator: 'Ada' }, extra: { translator: 'Ben' } }
    const [found] = refusal(() => serializePost(value, { frontMatter: schema }))
    expect(found).toMatchObject({ code: 'post/invalid', field: 'extra.translator' })
  })
})

describe('serializePost with a base', () => {
  const base = parseDocument(
    crlf(post({ title: "title: 'A walk' # short", date: 'date: 2020-09-08 08:41:23 +0800', extra: 'mood: 1.50' })),
  )

  test('leaves what says the same', () => {
    expect(serializePost(parsePost(base), { base })).toBe(base.source)
  })

  test('writes another title where the old one stands, as the example does', () => {
    const { document } = safeParsePost(base.source)
    const value = parsePost(document)
    value.frontMatter.title = 'A better title'
    expect(serializePost(value, { base: document })).toBe(base.source.replace("'A walk'", "'A better title'"))
  })

  test('changes, adds and removes what the post asks for', () => {
    const { mood, ...rest } = parsePost(base).extra
    const value = { ...parsePost(base), extra: { ...rest, sea: 'rough' }, html: '<i>y</i>' }
    value.frontMatter.comments = true
    const written = serializePost(value, { base })
    expect(parsePost(written)).toEqual(value)
    expect(written).toBe(
      base.source
        .replace('mood: 1.50', 'sea: "rough"')
        .replace('categories', 'comments: True\r\ncategories')
        .replace(/<p>.*<\/p>/, '<i>y</i>'),
    )
  })

  test('removes and adds a preamble', () => {
    const { preamble, ...scraped } = parsePost(base)
    const without = serializePost(scraped, { base })
    expect(parsePost(without)).toEqual(scraped)
    expect(serializePost({ ...scraped, preamble: preamble! }, { base: parseDocument(without) })).toBe(base.source)
  })

  test('cannot write over a malformed base', () => {
    const malformed = parseDocument(post({ date: 'date: soon' }))
    expect(refusal(() => serializePost(model, { base: malformed })).map(({ code }) => code)).toEqual(['date/invalid'])
  })
})
