import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { FrontMatter, type JsonValue, Post, Preamble } from '../../src/schema/index.js'
import { post as anyPost, text } from '../support/arbitrary-post.js'
import { growth } from '../support/cpu-time.js'

const frontMatter = {
  layout: 'post',
  title: 'A walk',
  date: new Date(0),
  author: 'Edda',
  from: 'https://example.org/walk/',
  tags: ['Walks'],
  categories: ['Walks'],
}
const post = { frontMatter, extra: {}, html: '<p>x</p>' }
const withPart = (part: object) => ({ ...post, ...part })
const withKey = (key: object) => ({ ...post, frontMatter: { ...frontMatter, ...key } })
const withExtra = (extra: unknown) => ({ ...post, extra })
const withLink = (link: object) =>
  withPart({ preamble: { timestamp: null, sourceLink: { text: 'A', url: 'b', ...link } } })

/** The paths and messages of what a schema refuses. */
const issues = (value: unknown) =>
  (Post.safeParse(value).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

const nested = (depth: number): JsonValue => (depth === 0 ? 1 : [nested(depth - 1)])
const nestedObjects = (depth: number): JsonValue => (depth === 0 ? 1 : { a: nestedObjects(depth - 1) })
const cyclic: Record<string, unknown> = {}
cyclic.self = [cyclic]
const holes: unknown[] = [1]
holes[2] = 3

describe('Post accepts', () => {
  test.each<[string, unknown]>([
    ['a post without preamble', post],
    ['a preamble that is undefined', withPart({ preamble: undefined })],
    ['an unknown timestamp', withPart({ preamble: { timestamp: null, sourceLink: { text: '', url: '' } } })],
    ['a timestamp', withPart({ preamble: { timestamp: new Date(-1), sourceLink: { text: '[a](b)', url: 'c' } } })],
    ['an empty body', withPart({ html: '' })],
    ['a body with every kind of line break and NUL', withPart({ html: '\r\n\r\n\0\u2028' })],
    ['a pair of surrogates', withPart({ html: '😀' })],
    ['empty texts', withKey({ layout: '', title: '', author: '' })],
    ['control characters in texts', withKey({ title: 'a\0\n\x7f\u0085\uFFFE', tags: ['\r'] })],
    ['no tags', withKey({ tags: [], categories: [] })],
    ['comments', withKey({ comments: false })],
    ['comments that are undefined', withKey({ comments: undefined })],
    ['an address with spaces and unencoded characters', withKey({ from: 'https://example.org/漢 字?a=b c' })],
    ['an address of any scheme', withKey({ from: 'mailto:a@example.org' })],
    ['the first instant', withKey({ date: new Date('0000-01-01T00:00:00.000Z') })],
    ['the last instant', withKey({ date: new Date('9999-12-31T23:59:59.999Z') })],
    ['JSON in extra', withExtra({ a: [null, true, 1.5, -0, 'x', {}, []], '': { 7: 'seven' } })],
    ['keys that every object has', withExtra({ constructor: 1, toString: 2, hasOwnProperty: { valueOf: 3 } })],
    ['keys that look like integers and are none', withExtra({ '01': 1, '-1': 1, '1.5': 1, '4294967295': 1 })],
    ['undefined in extra, which counts as absent', withExtra({ a: undefined, b: { c: undefined } })],
    ['an object without prototype', withExtra(Object.assign(Object.create(null), { a: Object.create(null) }))],
    ['64 lists in each other', withExtra({ a: nested(64) })],
    ['64 mappings in each other', withExtra({ a: nestedObjects(64) })],
    ['the same value in two places', withExtra({ a: [post.extra, post.extra] })],
  ])('%s', (_, value) => {
    expect(issues(value)).toEqual([])
    expect(Post.parse(value)).toEqual(value)
  })
})

describe('Post refuses', () => {
  test.each<[string, unknown, string, RegExp]>([
    // Texts that UTF-8 cannot carry
    ['a half surrogate in the body', withPart({ html: 'a\ud800' }), 'html', /surrogate/],
    ['a half surrogate in the title', withKey({ title: '\udc00a' }), 'frontMatter.title', /surrogate/],
    ['a half surrogate in a tag', withKey({ tags: ['a', '\ud83d'] }), 'frontMatter.tags.1', /surrogate/],
    ['two halves in the wrong order', withKey({ author: '\udc00\ud800' }), 'frontMatter.author', /surrogate/],
    [
      'a half surrogate in the address',
      withKey({ from: 'https://example.org/\ud800' }),
      'frontMatter.from',
      /surrogate/,
    ],
    ['a half surrogate in the link text', withLink({ text: '\ud800' }), 'preamble.sourceLink.text', /surrogate/],
    ['a half surrogate in the link URL', withLink({ url: '\ud800' }), 'preamble.sourceLink.url', /surrogate/],
    ['a half surrogate in extra', withExtra({ a: ['\ud800'] }), 'extra', /surrogate/],
    ['a half surrogate in a key of extra', withExtra({ '\ud800': 1 }), 'extra', /surrogate/],
    ['a half surrogate in a nested key', withExtra({ a: { '\ud800': 1 } }), 'extra', /surrogate/],
    // Dates
    ['an invalid date', withKey({ date: new Date(Number.NaN) }), 'frontMatter.date', /./],
    ['a date before the year 0000', withKey({ date: new Date(-62_167_219_200_001) }), 'frontMatter.date', /0000/],
    ['a date after the year 9999', withKey({ date: new Date(253_402_300_800_000) }), 'frontMatter.date', /9999/],
    ['a date as text', withKey({ date: '2020-09-08' }), 'frontMatter.date', /expected date/],
    ['a date as number', withKey({ date: 0 }), 'frontMatter.date', /expected date/],
    [
      'an invalid timestamp',
      withPart({ preamble: { timestamp: new Date(Number.NaN), sourceLink: { text: '', url: '' } } }),
      'preamble.timestamp',
      /./,
    ],
    [
      'a timestamp out of range',
      withPart({ preamble: { timestamp: new Date(8.64e15), sourceLink: { text: '', url: '' } } }),
      'preamble.timestamp',
      /9999/,
    ],
    // The source link
    ['a line feed in the link text', withLink({ text: 'a\nb' }), 'preamble.sourceLink.text', /line break/],
    ['a carriage return in the link text', withLink({ text: 'a\rb' }), 'preamble.sourceLink.text', /line break/],
    ['a space in the URL', withLink({ url: 'a b' }), 'preamble.sourceLink.url', /white space/],
    ['a no-break space in the URL', withLink({ url: '\u00a0' }), 'preamble.sourceLink.url', /white space/],
    ['a line separator in the URL', withLink({ url: '\u2028' }), 'preamble.sourceLink.url', /white space/],
    ['a byte order mark in the URL', withLink({ url: '\uFEFF' }), 'preamble.sourceLink.url', /white space/],
    ['a control character in the URL', withLink({ url: 'a\x7f' }), 'preamble.sourceLink.url', /control/],
    ['an opening parenthesis in the URL', withLink({ url: 'a(b' }), 'preamble.sourceLink.url', /parenthesis/],
    ['a closing parenthesis in the URL', withLink({ url: 'a)b' }), 'preamble.sourceLink.url', /parenthesis/],
    ['an unknown key in the link', withLink({ title: 'x' }), 'preamble.sourceLink', /title/],
    [
      'an unknown key in the preamble',
      withPart({ preamble: { timestamp: null, sourceLink: { text: '', url: '' }, a: 1 } }),
      'preamble',
      /"a"/,
    ],
    // Front matter
    ['a relative address', withKey({ from: '/walk/' }), 'frontMatter.from', /URL/],
    ['an empty address', withKey({ from: '' }), 'frontMatter.from', /URL/],
    ['an address without host', withKey({ from: 'https://' }), 'frontMatter.from', /URL/],
    ['a number as author', withKey({ author: 1984 }), 'frontMatter.author', /expected string/],
    ['a text as tags', withKey({ tags: 'Walks' }), 'frontMatter.tags', /expected array/],
    ['a number as tag', withKey({ tags: [7] }), 'frontMatter.tags.0', /expected string/],
    ['a hole in tags', withKey({ tags: holes }), 'frontMatter.tags.0', /./],
    ['more than 25,000 tags', withKey({ tags: Array(25_001).fill('') }), 'frontMatter.tags', /25000/],
    ['null as comments', withKey({ comments: null }), 'frontMatter.comments', /expected boolean/],
    ['an unknown key', withKey({ translator: 'Ada' }), 'frontMatter', /translator/],
    ['an unknown part', withPart({ body: '' }), '', /body/],
    // Extra
    ['no extra', withExtra(undefined), 'extra', /object/],
    ['extra that is null', withExtra(null), 'extra', /object/],
    ['extra that is a list', withExtra([]), 'extra', /object/],
    ['extra that is a text', withExtra('a'), 'extra', /object/],
    ['__proto__', withExtra(JSON.parse('{ "__proto__": 1 }')), 'extra', /__proto__/],
    ['__proto__ inside of a value', withExtra({ a: [JSON.parse('{ "__proto__": {} }')] }), 'extra', /__proto__/],
    ['the key 0', withExtra({ 0: 1 }), 'extra', /integer/],
    ['the key 42', withExtra({ a: 1, 42: 1 }), 'extra', /42 is an integer/],
    ['the key 4294967294', withExtra({ 4294967294: 1 }), 'extra', /integer/],
    ['a key of the archiver', withExtra({ title: 'x' }), 'extra', /title belongs to frontMatter/],
    ['comments, a key of the archiver', withExtra({ comments: true }), 'extra', /comments belongs/],
    ['a symbol as key', withExtra({ [Symbol('a')]: 1 }), 'extra', /symbol/],
    ['a symbol as nested key', withExtra({ a: { [Symbol('a')]: 1 } }), 'extra', /symbol/],
    ['NaN', withExtra({ a: Number.NaN }), 'extra', /NaN is not a JSON number/],
    ['Infinity', withExtra({ a: [Number.POSITIVE_INFINITY] }), 'extra', /Infinity/],
    ['minus Infinity', withExtra({ a: { b: Number.NEGATIVE_INFINITY } }), 'extra', /-Infinity/],
    ['a function', withExtra({ a: () => 1 }), 'extra', /function/],
    ['a symbol', withExtra({ a: Symbol('a') }), 'extra', /symbol/],
    ['a bigint', withExtra({ a: 1n }), 'extra', /bigint/],
    ['undefined in a list', withExtra({ a: [undefined] }), 'extra', /undefined/],
    ['a hole in a list', withExtra({ a: holes }), 'extra', /undefined/],
    ['a date', withExtra({ a: new Date(0) }), 'extra', /not JSON/],
    ['a Map', withExtra({ a: new Map() }), 'extra', /not JSON/],
    ['a boxed text', withExtra({ a: new String('x') }), 'extra', /not JSON/],
    ['an instance of a class', withExtra({ a: new (class A {})() }), 'extra', /not JSON/],
    ['a cyclic value', withExtra({ a: cyclic }), 'extra', /levels deep/],
    ['65 lists in each other', withExtra({ a: nested(65) }), 'extra', /more than 64 levels deep/],
    ['65 mappings in each other', withExtra({ a: nestedObjects(65) }), 'extra', /more than 64 levels deep/],
    ['49,001 values', withExtra({ a: Array(49_000).fill(1), b: 1 }), 'extra', /more than 49000 values/],
    // No post at all
    ['null', null, '', /expected object/],
    ['a text', 'post', '', /expected object/],
    ['an empty object', {}, 'frontMatter', /./],
  ])('%s', (_, value, path, message) => {
    const found = issues(value)
    expect(found[0]?.[0]).toBe(path)
    expect(found[0]?.[1]).toMatch(message)
  })

  test('an extra of its own class', () => {
    class Extra {
      a = 1
    }
    expect(issues(withExtra(new Extra())).map(([path]) => path)).toEqual(['extra'])
    expect(issues(withExtra(new Map([['a', 1]]))).map(([path]) => path)).toEqual(['extra'])
    expect(issues(withExtra(new Date(0))).map(([path]) => path)).toEqual(['extra'])
  })

  test('a cyclic list and a list of a million levels without a stack overflow', () => {
    const endless: unknown[] = []
    endless.push(endless)
    expect(issues(withExtra({ a: endless }))[0]?.[1]).toMatch(/levels deep/)
    let deep: unknown = 1
    for (let level = 0; level < 1_000_000; level++) deep = [deep]
    expect(issues(withExtra({ a: deep }))[0]?.[1]).toMatch(/levels deep/)
  })

  test('a text of ten megabytes with a half surrogate at its end, in good time', () => {
    const check = (length: number) => () => {
      expect(issues(withPart({ html: `${'漢'.repeat(length)}\ud800` }))).toEqual([
        ['html', expect.stringMatching(/surrogate/)],
      ])
      expect(issues(withLink({ text: `${'漢'.repeat(length / 2)}\n` }))).toHaveLength(1)
      expect(issues(withLink({ url: `${'漢'.repeat(length / 2)} ` }))).toHaveLength(1)
    }
    expect(growth(check, 1_000_000, 40)).toBeLessThan(40)
  })
})

describe('FrontMatter', () => {
  test('accepts its own example', () => {
    const value = {
      layout: 'post',
      title: 'A',
      date: new Date(0),
      author: 'B',
      from: 'https://example.org/',
      tags: ['C'],
      categories: ['C'],
    }
    expect(FrontMatter.parse(value)).toEqual(value)
  })

  test.each(['layout', 'title', 'date', 'author', 'from', 'tags', 'categories'])('demands %s', (key) => {
    const { [key]: _, ...rest } = frontMatter as Record<string, unknown>
    expect(FrontMatter.safeParse(rest).error?.issues.map(({ path }) => path)).toEqual([[key]])
  })

  test('can be extended, and the result refuses unknown keys still', () => {
    const extended = FrontMatter.extend({ translator: z.string() })
    expect(extended.parse({ ...frontMatter, translator: 'Ada' }).translator).toBe('Ada')
    expect(extended.safeParse(frontMatter).success).toBe(false)
    expect(extended.safeParse({ ...frontMatter, translator: 'Ada', other: 1 }).success).toBe(false)
  })

  test('encodes to itself', () => {
    expect(z.encode(FrontMatter, frontMatter)).toEqual(frontMatter)
  })
})

describe('Post.extend', () => {
  const Extended = Post.extend({ frontMatter: FrontMatter.extend({ translator: z.string() }) })

  test('takes front matter of one’s own, as its example does', () => {
    const value = withKey({ translator: 'Ada' })
    expect(Extended.parse(value)).toEqual(value)
    expect(Extended.safeParse(post).success).toBe(false)
    expect(Extended.safeParse(withKey({ translator: 7 })).success).toBe(false)
  })
})

describe('Preamble', () => {
  test('accepts its own example', () => {
    const value = { timestamp: null, sourceLink: { text: 'A post', url: 'https://example.org/' } }
    expect(Preamble.parse(value)).toEqual(value)
  })

  test.each([
    {},
    { timestamp: null },
    { sourceLink: { text: '', url: '' } },
    { timestamp: undefined, sourceLink: { text: '', url: '' } },
    { timestamp: 0, sourceLink: { text: '', url: '' } },
    { timestamp: null, sourceLink: { text: 'a' } },
    { timestamp: null, sourceLink: null },
  ])('refuses %j', (value) => {
    expect(Preamble.safeParse(value).success).toBe(false)
  })
})

describe('what the schema accepts', () => {
  test('is given back equal, and is not the same object', () => {
    fc.assert(
      fc.property(anyPost, (value) => {
        const parsed = Post.parse(value)
        expect(parsed).toEqual(value)
        expect(Object.keys(parsed.extra)).toEqual(Object.keys(value.extra))
      }),
      { numRuns: 1_000 },
    )
  })

  test('is every text and nothing but texts that UTF-8 can carry', () => {
    const unit = fc.oneof(text, fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'))
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 4 }), (parts) => {
        const html = parts.join('')
        const survives = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(html)) === html
        expect(Post.safeParse(withPart({ html })).success).toBe(survives)
      }),
      { numRuns: 2_000 },
    )
  })
})
