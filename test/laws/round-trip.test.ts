import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { formatPost, parseDocument, parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { FrontMatter, Post, PostDate } from '../../src/schema/index.js'
import { isSameValue } from '../../src/source/same-value.js'
import { frontMatter, html, jsonValue, post, preamble, text } from '../support/arbitrary-post.js'
import { base } from '../support/arbitrary-source.js'

const runs = { numRuns: 2_000 }

describe('laws of the model', () => {
  test('the generator makes only what the schema accepts', () => {
    fc.assert(
      fc.property(post, (value) => Post.safeParse(value).success),
      runs,
    )
  })

  test('parsePost(serializePost(p)) equals p', () => {
    fc.assert(
      fc.property(post, (value) => {
        const read = safeParsePost(serializePost(value))
        expect(read.success ? read.data : read.diagnostics).toEqual(value)
        expect(read.success && isSameValue(read.data, value)).toBe(true)
      }),
      runs,
    )
  })

  test('serializePost(parsePost(s)) is s for every s that serializePost wrote', () => {
    fc.assert(
      fc.property(post, (value) => {
        const source = serializePost(value)
        expect(serializePost(parsePost(source))).toBe(source)
      }),
      runs,
    )
  })

  test('what serializePost writes is canonical', () => {
    fc.assert(
      fc.property(post, (value) => {
        const source = serializePost(value)
        expect(formatPost(source)).toBe(source)
      }),
      runs,
    )
  })
})

describe('laws of writing with a base', () => {
  test('parsePost(serializePost(q, { base })) equals q', () => {
    fc.assert(
      fc.property(base, post, (source, value) => {
        const document = parseDocument(source)
        expect(parsePost(serializePost(value, { base: document }))).toEqual(value)
      }),
      runs,
    )
  })

  test('a post that differs in one part is written back with that part', () => {
    const part = fc.oneof(
      fc.record({ frontMatter: frontMatter.map(({ title }) => ({ title })) }),
      fc.record({ frontMatter: frontMatter.map(({ date, tags }) => ({ date, tags })) }),
      fc.record({ preamble }),
      fc.record({ html }),
    )
    fc.assert(
      fc.property(base, part, (source, change) => {
        const document = parseDocument(source)
        const before = parsePost(document)
        const merged = {
          ...before,
          ...change,
          frontMatter: { ...before.frontMatter, ...('frontMatter' in change && change.frontMatter) },
        }
        expect(parsePost(serializePost(merged, { base: document }))).toEqual(merged)
      }),
      runs,
    )
  })

  test('the post that the base itself says leaves the text as it is', () => {
    fc.assert(
      fc.property(base, (source) => {
        const document = parseDocument(source)
        expect(serializePost(parsePost(document), { base: document })).toBe(source)
      }),
      runs,
    )
  })
})

describe('laws of a schema of one’s own', () => {
  const schema = FrontMatter.extend({
    translator: z.string(),
    subtitle: z.string().nullable(),
    status: z.enum(['0123', 'yes', 'draft']).optional(),
    published: PostDate,
    updated: z.date().nullable(),
    weight: z.number().default(7),
    links: z.array(z.object({ name: z.string(), note: z.string().nullable(), data: z.json() })),
    scores: z.record(z.string().regex(/^k/), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  const own = fc.record({
    translator: text,
    subtitle: fc.option(text),
    status: fc.constantFrom('0123', 'yes', 'draft'),
    published: frontMatter.map(({ date }) => date),
    updated: fc.option(frontMatter.map(({ date }) => date)),
    weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
    links: fc.array(fc.record({ name: text, note: fc.option(text), data: jsonValue }), { maxLength: 2 }),
    scores: fc.dictionary(
      text.map((key) => `k${key}`),
      fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  })
  const extended = fc.tuple(post, own).map(([value, keys]) => {
    const { translator, subtitle, status, published, updated, weight, links, scores, ...extra } = value.extra
    return { ...value, extra, frontMatter: { ...value.frontMatter, ...keys } }
  }) as unknown as fc.Arbitrary<Post<z.output<typeof schema>>>

  test('parsePost(serializePost(p)) equals p', () => {
    fc.assert(
      fc.property(extended, (value) => {
        expect(parsePost(serializePost(value, { frontMatter: schema }), { frontMatter: schema })).toEqual(value)
      }),
      runs,
    )
  })

  test('parsePost(serializePost(q, { base })) equals q', () => {
    fc.assert(
      fc.property(extended, extended, (from, to) => {
        const document = parseDocument(serializePost(from, { frontMatter: schema }))
        const written = serializePost(to, { frontMatter: schema, base: document })
        expect(parsePost(written, { frontMatter: schema })).toEqual(to)
      }),
      runs,
    )
  })
})

describe('laws of formatting', () => {
  test('formatPost keeps the model and is idempotent', () => {
    fc.assert(
      fc.property(base, (source) => {
        const formatted = formatPost(source)
        expect(parsePost(formatted)).toEqual(parsePost(source))
        expect(formatPost(formatted)).toBe(formatted)
      }),
      runs,
    )
  })

  test('formatPost keeps every YAML comment', () => {
    const commentsOf = (source: string) => (source.match(/# note \d+/g) ?? []).sort()
    fc.assert(
      fc.property(base, (source) => {
        expect(commentsOf(formatPost(source))).toEqual(commentsOf(source))
      }),
      runs,
    )
  })
})
