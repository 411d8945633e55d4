import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseDocument, parsePost, serializePost } from '../../src/index.js'
import { jsonSchemas } from '../../src/schema/json-schemas.js'
import { readFixtures } from '../fixtures/read-fixtures.js'
import { post as anyPost } from '../support/arbitrary-post.js'

function compile(name: keyof typeof jsonSchemas): ValidateFunction {
  // An author named .inf is a number to YAML that JSON has no notation for.
  const options = { unicodeRegExp: true, allowUnionTypes: true, strictNumbers: false }
  const ajv = new Ajv2020({ strict: true, allErrors: true, ...options })
  formats.default(ajv)
  return ajv.compile(jsonSchemas[name]())
}

const validateFrontMatter = compile('front-matter')
const validatePost = compile('post')
const faults = (validate: ValidateFunction, value: unknown) =>
  validate(value) ? [] : validate.errors!.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)

/** The front matter as an editor's YAML reader gives it: dates are text. */
function frontMatterOf(source: string): unknown {
  const { layout } = parseDocument(source)
  return yaml.safeLoad(source.slice(layout.frontMatter!.block.start, layout.frontMatter!.block.end), {
    schema: yaml.JSON_SCHEMA,
  })
}

const modelOf = (source: string): unknown => JSON.parse(JSON.stringify(parsePost(source)))

describe.each(['front-matter', 'post'] as const)('schemas/%s.json', (name) => {
  test('is what the schemas in src/schema give: if not, run `npx tsx scripts/write-json-schemas.mts`', () => {
    const published = readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8')
    const advice = `schemas/${name}.json is out of date: run \`npx tsx scripts/write-json-schemas.mts\``
    expect(published, advice).toBe(`${JSON.stringify(jsonSchemas[name](), null, 2)}\n`)
  })

  test('is a schema of draft 2020-12 with a title', () => {
    const schema = jsonSchemas[name]() as { $schema: string; title: string }
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.title).toMatch(/archived post/)
    expect(new Ajv2020().validateSchema(schema)).toBe(true)
  })
})

describe.each(['canonical', 'well-formed', 'formatted'])('every post of fixtures/%s', (folder) => {
  test.each(readFixtures(folder))('passes both schemas: $name', ({ source }) => {
    expect(faults(validateFrontMatter, frontMatterOf(source))).toEqual([])
    expect(faults(validatePost, modelOf(source))).toEqual([])
  })
})

test('every post that serializePost writes passes both schemas', () => {
  fc.assert(
    fc.property(anyPost, (value) => {
      const source = serializePost(value)
      expect(faults(validateFrontMatter, frontMatterOf(source))).toEqual([])
      expect(faults(validatePost, modelOf(source))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('the schema of the front matter', () => {
  const valid = {
    layout: 'post',
    title: 'A walk',
    date: '2020-09-08T00:41:23.000Z',
    author: 1984,
    from: 'https://example.org/a b',
    tags: [true, null, 7, 'a'],
    comments: true,
    categories: [],
    mood: { any: ['thing'] },
  }

  test.each(['2020-09-08', '2020-09-08 08:41 +0800', '2020-09-08t08:41:23.123456+08:00'])(
    'accepts the date %s',
    (date) => {
      expect(faults(validateFrontMatter, { ...valid, date })).toEqual([])
    },
  )

  test.each<[string, object, RegExp]>([
    ['a missing title', { title: undefined }, /^ required$/],
    ['a list as author', { author: [] }, /^\/author (type|anyOf)$/],
    ['a mapping as title', { title: {} }, /^\/title (type|anyOf)$/],
    ['a date in words', { date: 'soon' }, /^\/date pattern$/],
    ['a date without zone', { date: '2020-09-08T00:41:23' }, /^\/date pattern$/],
    ['a number as date', { date: 2020 }, /^\/date type$/],
    ['an empty address', { from: '' }, /^\/from minLength$/],
    ['a text as tags', { tags: 'a' }, /^\/tags type$/],
    ['a list in tags', { tags: [[]] }, /^\/tags\/0 (type|anyOf)$/],
    ['a text as comments', { comments: 'yes' }, /^\/comments type$/],
  ])('refuses %s', (_, change, fault) => {
    const value: unknown = JSON.parse(JSON.stringify({ ...valid, ...change }))
    expect(faults(validateFrontMatter, value)).toContainEqual(expect.stringMatching(fault))
  })

  test.each([null, [], 'text', 7])('refuses %j', (value) => {
    expect(validateFrontMatter(value)).toBe(false)
  })
})

describe('the schema of the model', () => {
  const valid = modelOf(serializePost(fc.sample(anyPost, 1)[0]!)) as Record<string, unknown>
  const post = {
    frontMatter: {
      layout: 'post',
      title: 'A walk',
      date: '2020-09-08T00:41:23.000Z',
      author: 'Edda',
      from: 'https://example.org/',
      tags: ['a'],
      categories: [],
    },
    extra: { mood: [1, null, { a: 'b' }] },
    preamble: { timestamp: null, sourceLink: { text: 'A', url: 'b' } },
    html: '',
  }
  const withKey = (key: object) => ({ ...post, frontMatter: { ...post.frontMatter, ...key } })
  const withPreamble = (part: object) => ({ ...post, preamble: { ...post.preamble, ...part } })

  test('accepts a post with and without its optional parts', () => {
    expect(faults(validatePost, post)).toEqual([])
    expect(faults(validatePost, valid)).toEqual([])
    expect(faults(validatePost, JSON.parse(JSON.stringify({ ...post, preamble: undefined })))).toEqual([])
    expect(faults(validatePost, withKey({ comments: false }))).toEqual([])
    expect(faults(validatePost, withPreamble({ timestamp: '1970-01-01T00:00:00.000Z' }))).toEqual([])
  })

  test.each<[string, unknown, string]>([
    ['an unknown part', { ...post, body: '' }, ' additionalProperties'],
    ['an unknown key of the front matter', withKey({ translator: 'Ada' }), '/frontMatter additionalProperties'],
    ['a missing body', { ...post, html: undefined }, ' required'],
    ['extra as a list', { ...post, extra: [] }, '/extra type'],
    ['a number as author', withKey({ author: 1984 }), '/frontMatter/author type'],
    ['a date that is none', withKey({ date: '2020-02-30T00:00:00Z' }), '/frontMatter/date format'],
    ['a timestamp that is a number', withPreamble({ timestamp: 0 }), '/preamble/timestamp anyOf'],
    [
      'a link text of two lines',
      withPreamble({ sourceLink: { text: 'a\nb', url: '' } }),
      '/preamble/sourceLink/text pattern',
    ],
    ['a URL with a space', withPreamble({ sourceLink: { text: '', url: 'a b' } }), '/preamble/sourceLink/url pattern'],
    [
      'a URL with a parenthesis',
      withPreamble({ sourceLink: { text: '', url: 'a)' } }),
      '/preamble/sourceLink/url pattern',
    ],
    [
      'a URL with a byte order mark',
      withPreamble({ sourceLink: { text: '', url: '\uFEFF' } }),
      '/preamble/sourceLink/url pattern',
    ],
    ['half of a surrogate pair in the body', { ...post, html: 'a\ud800' }, '/html pattern'],
    ['half of a surrogate pair in a tag', withKey({ tags: ['\udc00'] }), '/frontMatter/tags/0 pattern'],
    ['a preamble without link', { ...post, preamble: { timestamp: null } }, '/preamble required'],
  ])('refuses %s', (_, value, fault) => {
    const json = JSON.stringify(value)
    expect(faults(validatePost, JSON.parse(json))).toContain(fault)
  })
})
