import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PostError, parseDocument, parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { FrontMatter, PostDate } from '../../src/schema/index.js'
import { post } from '../document/sample.js'

/** The value that a key gets from what is written, under a schema of its own. */
function read(schema: z.ZodType, written: string): unknown {
  const frontMatter = FrontMatter.extend({ key: schema })
  return (parsePost(post({ extra: `key:${written}` }), { frontMatter }).frontMatter as { key?: unknown }).key
}

describe('a schema of one’s own', () => {
  test('gives typed keys, and the keys that it does not name stay in extra', () => {
    const frontMatter = FrontMatter.extend({ translator: z.string() })
    const { frontMatter: values, extra } = parsePost(post({ extra: 'translator: Ada\nmood: dry' }), { frontMatter })
    expect(values.translator).toBe('Ada')
    expect(values.title).toBe('A walk')
    expect(extra).toEqual({ mood: 'dry' })
  })

  test.each<[string, z.ZodType, string, unknown]>([
    ['a string gets a number as it is written', z.string(), ' 0123', '0123'],
    ['a string gets a date as it is written', z.string(), ' 2020-09-04', '2020-09-04'],
    ['a string gets null as it is written', z.string(), ' null', 'null'],
    ['a string gets nothing as an empty text', z.string(), '', ''],
    ['an optional string gets what is written', z.string().optional(), ' yes', 'yes'],
    ['a nullable string gets null', z.string().nullable(), ' null', null],
    ['a nullable string gets null for nothing', z.string().nullable(), '', null],
    ['a nullable string gets quoted null as text', z.string().nullable(), ' "null"', 'null'],
    ['a nullable string gets a number as it is written', z.string().nullable(), ' 1.50', '1.50'],
    ['an enum of texts gets what is written', z.enum(['yes', 'no']), ' no', 'no'],
    ['a literal text gets what is written', z.literal('2020'), ' 2020', '2020'],
    ['a number gets what YAML reads', z.number(), ' 0123', 83],
    ['a boolean gets what YAML reads', z.boolean(), ' True', true],
    ['a date gets the instant', z.date(), ' 2020-09-04 08:00 +0800', new Date('2020-09-04T00:00:00Z')],
    ['a quoted date gets the instant', z.date(), ' "2020-09-04"', new Date('2020-09-04T00:00:00Z')],
    ['a codec of text gets what is written', PostDate, ' 2020-09-04', new Date('2020-09-04T00:00:00Z')],
    ['a list of strings gets texts', z.array(z.string()), ' [ yes, 0123, ~ ]', ['yes', '0123', '~']],
    ['a list of numbers gets numbers', z.array(z.number()), '\n  - 1\n  - 0x10', [1, 16]],
    ['a list of dates gets instants', z.array(z.date()), ' [ 2020-09-04 ]', [new Date('2020-09-04T00:00:00Z')]],
    [
      'an object gets each as its schema says',
      z.object({ a: z.string(), b: z.number() }),
      ' { a: 1, b: 1 }',
      { a: '1', b: 1 },
    ],
    [
      'a record gets each as its schema says',
      z.record(z.string(), z.string()),
      '\n  x: 0123\n  y: yes',
      { x: '0123', y: 'yes' },
    ],
    ['a union of text and number gets what YAML reads', z.union([z.string(), z.number()]), ' 0123', 83],
    ['anything gets what YAML reads', z.unknown(), ' [ 1, yes ]', [1, 'yes']],
    ['a transform works on the text', z.string().transform((text) => text.length), ' 0123', 4],
    ['a coerced number gets what YAML reads or the text', z.coerce.number(), ' 7', 7],
  ])('%s', (_, schema, written, value) => {
    expect(read(schema, written)).toEqual(value)
  })

  test('a default fills in a missing key', () => {
    const frontMatter = FrontMatter.extend({ status: z.string().default('draft') })
    expect(parsePost(post(), { frontMatter }).frontMatter.status).toBe('draft')
  })

  test('may narrow a key of the archiver', () => {
    const frontMatter = FrontMatter.extend({ layout: z.enum(['post', 'page']) })
    expect(parsePost(post(), { frontMatter }).frontMatter.layout).toBe('post')
    const { diagnostics } = safeParsePost(post({ layout: 'layout: poster' }), { frontMatter })
    expect(diagnostics).toMatchObject([{ code: 'front-matter/invalid-value', field: ['frontMatter', 'layout'] }])
  })

  test('may be refined as a whole', () => {
    const frontMatter = FrontMatter.refine(
      ({ tags, categories }) => tags[0] === categories[0],
      'tag and category differ',
    )
    expect(safeParsePost(post(), { frontMatter }).success).toBe(true)
    const { diagnostics } = safeParsePost(post({ tags: 'tags: [ Hills ]' }), { frontMatter })
    expect(diagnostics).toMatchObject([{ code: 'front-matter/invalid-value', field: ['frontMatter'] }])
    expect(diagnostics[0]!.message).toContain('tag and category differ')
    expect(diagnostics[0]!.position).toBeDefined()
  })

  test('may be a refinement whose path names a key', () => {
    const frontMatter = FrontMatter.refine(() => false, { path: ['tags', 0], message: 'no' })
    const [diagnostic] = safeParsePost(post(), { frontMatter }).diagnostics
    const { start, end } = diagnostic!.position!
    expect(post().slice(start.offset, end.offset)).toBe('Walks')
  })
})

describe('what does not fit a schema of one’s own', () => {
  const links = z.array(z.object({ name: z.string(), url: z.url(), at: z.date().optional() }))
  const frontMatter = FrontMatter.extend({ links, weight: z.number(), updated: z.date().optional() })
  const found = (lines: string) => {
    const source = post({ extra: lines })
    return safeParsePost(source, { frontMatter }).diagnostics.map(({ code, field, position }) => [
      code,
      field!.slice(1).join('.'),
      source.slice(position!.start.offset, position!.end.offset),
    ])
  }

  test.each<[string, string, string[]]>([
    ['a value', 'weight: heavy\nlinks: []', ['front-matter/invalid-value', 'weight', 'heavy']],
    ['a missing key', 'links: []', ['front-matter/missing-key', 'weight', '---']],
    [
      'a value in an object in a list',
      'weight: 1\nlinks:\n  - name: a\n    url: https://a.example\n  - { name: b, url: nowhere }',
      ['front-matter/invalid-value', 'links.1.url', 'nowhere'],
    ],
    [
      'a missing key in an object',
      'weight: 1\nlinks: [ { name: a } ]',
      ['front-matter/invalid-value', 'links.0.url', '{ name: a }'],
    ],
    ['an item that is no object', 'weight: 1\nlinks: [ a ]', ['front-matter/invalid-value', 'links.0', 'a']],
    [
      'a nested date',
      'weight: 1\nlinks: [ { name: a, url: "https://a.example", at: 2020-13-01 } ]',
      ['date/nonexistent', 'links.0.at', '2020-13-01'],
    ],
    ['a date', 'weight: 1\nlinks: []\nupdated: later', ['date/invalid', 'updated', 'later']],
    ['a value that is not there', 'weight:\nlinks: []', ['front-matter/invalid-value', 'weight', 'weight']],
  ])('%s is found at its place', (_, lines, finding) => {
    expect(found(lines)).toEqual([finding])
  })

  test('says why', () => {
    const [diagnostic] = safeParsePost(post({ extra: 'weight: heavy\nlinks: []' }), { frontMatter }).diagnostics
    expect(diagnostic!.message).toMatch(/^The value of "weight" does not fit its schema: .*number.*\.$/)
  })
})

describe('writing with a schema of one’s own', () => {
  const frontMatter = FrontMatter.extend({
    translator: z.string(),
    published: PostDate,
    updated: z.date().nullable(),
    weight: z.number().default(7),
    revisions: z.array(z.date()).default([]),
    status: z.enum(['yes', 'no']).optional(),
  })
  const options = { frontMatter }
  const lines = 'translator: 1984\npublished: 2020-09-04 08:00:00 +0800\nupdated: 2020-09-05'

  test('gives the values back that were read', () => {
    const value = parsePost(post({ extra: lines }), options)
    const written = serializePost(value, options)
    expect(parsePost(written, options)).toEqual(value)
    expect(written).toBe(
      post({
        extra: [
          'translator: "1984"',
          'published: "2020-09-04T00:00:00.000Z"',
          'updated: 2020-09-05T00:00:00.000Z',
          'weight: 7',
          'revisions: []',
        ].join('\n'),
      }),
    )
  })

  test('does not write defaults back over a base that lacks them', () => {
    const base = parseDocument(post({ extra: lines }))
    expect(serializePost(parsePost(base, options), { ...options, base })).toBe(base.source)
  })

  test('writes a default over a base when it was changed', () => {
    const base = parseDocument(post({ extra: lines }))
    const value = parsePost(base, options)
    value.frontMatter.weight = 8
    expect(serializePost(value, { ...options, base })).toBe(post({ extra: `${lines}\nweight: 8` }))
  })

  test('writes other instants over a base, also in lists', () => {
    const base = parseDocument(post({ extra: `${lines}\nrevisions: [ 2020-09-06 ]` }))
    const value = parsePost(base, options)
    value.frontMatter.published = new Date(0)
    value.frontMatter.updated = null
    value.frontMatter.revisions = [new Date(0), new Date(1)]
    const written = serializePost(value, { ...options, base })
    expect(parsePost(written, options)).toEqual(value)
  })

  test('keeps a text that looks like a number in the style of the base', () => {
    const base = parseDocument(post({ extra: "translator: 'Ada'\npublished: 2020-09-04\nupdated:" }))
    const value = parsePost(base, options)
    value.frontMatter.translator = '0123'
    expect(serializePost(value, { ...options, base })).toBe(base.source.replace('Ada', '0123'))
  })

  test('removes an optional key that became undefined', () => {
    const base = parseDocument(post({ extra: `${lines}\nstatus: yes` }))
    const value = parsePost(base, options)
    value.frontMatter.status = undefined
    expect(serializePost(value, { ...options, base })).toBe(post({ extra: lines }))
  })

  test.each<[string, z.ZodType]>([
    ['a transform', z.string().transform((text) => text.toUpperCase())],
    ['a preprocess', z.preprocess((value) => value, z.string())],
  ])('cannot run backwards: %s', (_, translator) => {
    const oneWay = FrontMatter.extend({ translator })
    const source = post({ extra: 'translator: Ada' })
    const value = parsePost(source, { frontMatter: oneWay })
    for (const base of [undefined, parseDocument(source)]) {
      try {
        serializePost(value, { frontMatter: oneWay, base })
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(PostError)
        expect((error as PostError).diagnostics).toMatchObject([
          { code: 'schema/not-encodable', field: ['frontMatter'] },
        ])
      }
    }
  })
})
