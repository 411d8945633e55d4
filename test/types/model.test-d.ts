import { describe, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import {
  type Diagnostic,
  type DiagnosticCode,
  type FrontMatterValue,
  formatPost,
  type JsonValue,
  type PostDocument,
  PostError,
  parseDocument,
  parsePost,
  type Range,
  type SafeParseResult,
  safeParsePost,
  serializePost,
  toVFileMessage,
} from '../../src/index.js'
import type * as schema from '../../src/schema/index.js'
import { FrontMatter, Post, PostDate, type Preamble, SourceLink, TimestampComment } from '../../src/schema/index.js'

const Own = FrontMatter.extend({ translator: z.string(), published: PostDate, weight: z.number().default(7) })

describe('parsePost', () => {
  test('gives a Post', () => {
    expectTypeOf(parsePost('')).toEqualTypeOf<Post>()
    expectTypeOf(parsePost(parseDocument(''))).toEqualTypeOf<Post>()
    expectTypeOf(parsePost('', { file: 'a.md' }).frontMatter.comments).toEqualTypeOf<boolean | undefined>()
    expectTypeOf(parsePost('').extra).toEqualTypeOf<Record<string, JsonValue>>()
    expectTypeOf(parsePost('').preamble).toEqualTypeOf<Preamble | undefined>()
  })

  test('gives the front matter of a schema of one’s own', () => {
    const { frontMatter } = parsePost('', { frontMatter: Own })
    expectTypeOf(frontMatter.translator).toBeString()
    expectTypeOf(frontMatter.published).toEqualTypeOf<Date>()
    expectTypeOf(frontMatter.weight).toBeNumber()
    expectTypeOf(frontMatter.title).toBeString()
    expectTypeOf(parsePost('', { frontMatter: Own })).toEqualTypeOf<Post<z.output<typeof Own>>>()
    // @ts-expect-error the schema names no such key
    frontMatter.editor
  })

  test('takes nothing but text, documents and schemas of front matter', () => {
    // @ts-expect-error bytes are to be decoded first
    parsePost(new Uint8Array())
    // @ts-expect-error a schema that lacks the archiver's keys cannot stand for FrontMatter
    parsePost('', { frontMatter: z.object({ translator: z.string() }) })
    // @ts-expect-error the date has to be a Date
    parsePost('', { frontMatter: FrontMatter.extend({ date: z.string() }) })
    // @ts-expect-error the schema of the whole post is no schema of its front matter
    parsePost('', { frontMatter: Post })
    // @ts-expect-error there is no such option
    parsePost('', { schema: Own })
  })
})

describe('safeParsePost', () => {
  test('discriminates by success', () => {
    const result = safeParsePost('')
    expectTypeOf(result).toEqualTypeOf<SafeParseResult>()
    expectTypeOf(result.diagnostics).toEqualTypeOf<Diagnostic[]>()
    expectTypeOf(result.document).toEqualTypeOf<PostDocument>()
    if (result.success) {
      expectTypeOf(result.data).toEqualTypeOf<Post>()
      // @ts-expect-error there is no error
      result.error
    } else {
      expectTypeOf(result.error).toEqualTypeOf<PostError>()
      // @ts-expect-error there are no data
      result.data
    }
    // @ts-expect-error not before success is known
    result.data
  })

  test('carries the front matter of a schema of one’s own', () => {
    const result = safeParsePost('', { frontMatter: Own })
    if (result.success) expectTypeOf(result.data.frontMatter.translator).toBeString()
  })
})

describe('serializePost and formatPost', () => {
  test('write text', () => {
    expectTypeOf(serializePost(parsePost(''))).toBeString()
    expectTypeOf(serializePost(parsePost(''), { base: parseDocument('') })).toBeString()
    expectTypeOf(formatPost('')).toBeString()
    expectTypeOf(formatPost(parseDocument(''), { frontMatter: Own, file: 'a.md' })).toBeString()
  })

  test('want the post that the schema describes', () => {
    serializePost(parsePost('', { frontMatter: Own }), { frontMatter: Own })
    // @ts-expect-error the translator is missing
    serializePost(parsePost(''), { frontMatter: Own })
    // @ts-expect-error a base is a document
    serializePost(parsePost(''), { base: '' })
    // @ts-expect-error html is missing
    serializePost({ frontMatter: parsePost('').frontMatter, extra: {} })
  })
})

describe('document.edit', () => {
  test('takes any key and its removal, parts of the preamble and the html', () => {
    const document = parseDocument('')
    expectTypeOf(document.edit({})).toEqualTypeOf<PostDocument>()
    document.edit({
      frontMatter: { title: 'A', comments: undefined, tags: ['a'], date: new Date(), mood: [{ a: null }] },
    })
    document.edit({ preamble: { timestamp: null } })
    document.edit({ preamble: { sourceLink: { text: 'A' } } })
    document.edit({ preamble: undefined, html: '' })
    document.edit({ frontMatter: { at: [new Date()], nested: { at: new Date() } } })
    // @ts-expect-error a function is no value
    document.edit({ frontMatter: { title: () => 'A' } })
    // @ts-expect-error a bigint is no value
    document.edit({ frontMatter: { mood: 1n } })
    // @ts-expect-error a Map is no value
    document.edit({ frontMatter: { mood: new Map<string, string>() } })
    // @ts-expect-error a timestamp is a Date or null
    document.edit({ preamble: { timestamp: 0 } })
    // @ts-expect-error there is no such part
    document.edit({ body: '' })
    // @ts-expect-error the html cannot be null
    document.edit({ html: null })
    expectTypeOf<JsonValue>().toExtend<FrontMatterValue>()
  })

  test('and its document cannot be written to', () => {
    const document = parseDocument('')
    expectTypeOf(document.layout.html).toEqualTypeOf<Range>()
    expectTypeOf(document.layout.lineEnding).toEqualTypeOf<'\n' | '\r\n'>()
    // @ts-expect-error a document is immutable
    document.source = ''
    // @ts-expect-error a range is immutable
    document.layout.html.start = 0
  })
})

describe('Diagnostic', () => {
  test('has codes that editors can complete, and takes those of other people', () => {
    expectTypeOf<DiagnosticCode>().toExtend<Diagnostic['code']>()
    expectTypeOf<'front-matter/unclosed'>().toExtend<DiagnosticCode>()
    expectTypeOf<'my/rule'>().not.toExtend<DiagnosticCode>()
    const own: Diagnostic = { code: 'my/rule', severity: 'info', message: 'm' }
    expectTypeOf(toVFileMessage(own).reason).toBeString()
    // @ts-expect-error there is no such severity
    const wrong: Diagnostic = { code: 'my/rule', severity: 'fatal', message: 'm' }
    expectTypeOf(wrong).toEqualTypeOf<Diagnostic>()
    expectTypeOf(new PostError([own]).diagnostics).toEqualTypeOf<readonly Diagnostic[]>()
  })
})

describe('the schemas', () => {
  test('infer the types of the same name', () => {
    expectTypeOf<z.infer<typeof Post>>().toExtend<Post>()
    expectTypeOf<Post>().toExtend<z.infer<typeof Post>>()
    expectTypeOf<z.infer<typeof FrontMatter>>().toExtend<FrontMatter>()
    expectTypeOf<FrontMatter>().toExtend<z.infer<typeof FrontMatter>>()
    expectTypeOf<z.infer<typeof Preamble>>().toEqualTypeOf<Preamble>()
    expectTypeOf<z.infer<typeof schema.Diagnostic>>().toEqualTypeOf<Diagnostic>()
    expectTypeOf<z.input<typeof Post>>().toEqualTypeOf<z.output<typeof Post>>()
  })

  test('are codecs between text and value', () => {
    expectTypeOf(z.decode(PostDate, '')).toEqualTypeOf<Date>()
    expectTypeOf(z.encode(PostDate, new Date())).toBeString()
    expectTypeOf(z.decode(TimestampComment, '')).toEqualTypeOf<Date | null>()
    expectTypeOf(z.encode(TimestampComment, null)).toBeString()
    expectTypeOf(z.decode(SourceLink, '')).toEqualTypeOf<{ text: string; url: string }>()
    expectTypeOf(z.encode(SourceLink, { text: '', url: '' })).toBeString()
    // @ts-expect-error a date is encoded, not its text
    z.encode(PostDate, '2020-09-08')
  })

  test('can be extended with inferred types', () => {
    const Extended = Post.extend({ frontMatter: Own })
    expectTypeOf<z.infer<typeof Extended>>().toExtend<Post<z.infer<typeof Own>>>()
    expectTypeOf<z.infer<typeof Extended>['frontMatter']['translator']>().toBeString()
    expectTypeOf<z.infer<typeof Own>>().toExtend<FrontMatter>()
  })

  test('describe front matter that is more than the archiver’s', () => {
    expectTypeOf<Post<FrontMatter & { translator: string }>>().toExtend<Post>()
    expectTypeOf<Post>().not.toExtend<Post<FrontMatter & { translator: string }>>()
  })
})
