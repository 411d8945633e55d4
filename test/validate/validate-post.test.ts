import fc from 'fast-check'
import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PostError, parseDocument } from '../../src/index.js'
import {
  type Config,
  defineRule,
  type PostContext,
  type Rule,
  type RuleFinding,
  validatePost,
} from '../../src/validate/index.js'
import { anySource } from '../support/any-source.js'
import { feedPost } from '../support/feed-post.js'

const crash = defineRule({
  code: 'test/crash',
  needs: 'post',
  check() {
    throw new TypeError('no such thing')
  },
})
function fail(error: Error): never {
  throw error
}
const asked: string[] = []
const spies = (['source', 'post', 'body'] as const).map((needs) =>
  defineRule({ code: `test/${needs}`, needs, check: () => void asked.push(needs) }),
)
const withRules = (customRules: Config['customRules'], level = 'error'): Config =>
  ({
    extends: [],
    customRules,
    rules: Object.fromEntries(customRules!.map((rule) => [(rule as { code: string }).code, level])),
  }) as Config

describe('validatePost', () => {
  test('finds nothing in a post that is as it should be', () => {
    expect(
      validatePost(feedPost({}), { config: { extends: 'strict' }, path: '2020-09-08-The lock keeper.md' }),
    ).toEqual({
      verdict: 'valid',
      diagnostics: [],
      suppressed: 0,
      facts: expect.any(Object),
    })
  })

  test('says what reading says, and asks the rules that need no more than there is', () => {
    asked.length = 0
    const { verdict, diagnostics } = validatePost('no post', { config: withRules(spies as never), path: 'a.md' })
    expect(verdict).toBe('invalid')
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['front-matter/missing', 'a.md']])
    expect(asked).toEqual(['source'])
    validatePost(feedPost({}), { config: withRules(spies as never) })
    expect(asked).toEqual(['source', 'source', 'post', 'body'])
  })

  test('asks no rule of the body where it nests too deep, and says so', () => {
    asked.length = 0
    const other = defineRule({ code: 'test/other', needs: 'body', check: () => void asked.push('other') })
    const { verdict, diagnostics } = validatePost(feedPost({ html: '<div>'.repeat(600) }), {
      config: withRules([...spies, other] as never),
    })
    expect([verdict, diagnostics.map(({ code }) => code)]).toEqual(['invalid', ['body/too-deep']])
    expect(asked).toEqual(['source', 'post'])
  })

  test('gives rules what they may ask, also taken out of the context', () => {
    const seen: unknown[] = []
    const source = feedPost({ html: '<p id=a id=b>Fog</p></p>' })
    const rule = defineRule({
      code: 'test/all',
      needs: 'body',
      options: z.strictObject({ word: z.string().default('Fog') }),
      check({
        source,
        document,
        path,
        now,
        options,
        isFuture,
        edits,
        post,
        body,
        elements,
        parseErrors,
        annotation,
        endTagsOf,
        tags,
      }) {
        const [paragraph] = elements as [Element]
        seen.push(source, document.source, path, now, options, post.frontMatter.author, body.children[0])
        seen.push(
          isFuture(new Date('2021-01-01')),
          isFuture(new Date('2019-01-01')),
          isFuture(new Date('2021-01-01'), 1e12),
        )
        seen.push(edits({ frontMatter: { author: 'Ben' } }), [...parseErrors], annotation(paragraph), endTagsOf('p'))
        seen.push(tags(paragraph)?.opening)
      },
    })
    const now = new Date('2020-12-01')
    const { diagnostics } = validatePost(source, { config: withRules([rule] as never), path: 'a.md', now })
    expect(diagnostics).toEqual([])
    const author = source.indexOf('Ada Brook')
    const paragraph = source.indexOf('<p id=a')
    expect(seen).toEqual([
      ...[source, source, 'a.md', now, { word: 'Fog' }, 'Ada Brook', expect.objectContaining({ tagName: 'p' })],
      ...[true, false, false],
      [{ start: author, end: author + 9, text: 'Ben' }],
      ['duplicate-attribute'],
      undefined,
      2,
      { start: paragraph, end: paragraph + 13 },
    ])
  })

  test('says of a finding what is known of it, and nothing else', () => {
    const source = feedPost({ html: '<p>Fog</p>' })
    const found = (finding: RuleFinding, path?: string) => {
      const rule = defineRule({
        code: 'test/found',
        needs: 'body',
        help: 'Look.',
        check: ({ report }) => report(finding),
      })
      return validatePost(source, { config: withRules([rule] as never), path }).diagnostics[0]
    }
    const bare = {
      code: 'test/found',
      severity: 'error',
      message: 'The rule test/found found something.',
      help: 'Look.',
    }
    expect(found({})).toStrictEqual(bare)
    expect(found({}, 'a.md')).toStrictEqual({ ...bare, file: 'a.md' })
    expect(found({ message: 'A {what}.', help: 'No {what}.', values: { what: 'boat' } })).toStrictEqual({
      ...bare,
      message: 'A boat.',
      help: 'No boat.',
    })
    const { locator } = parseDocument(source)
    const fix = [{ start: 0, end: 3, text: '---' }]
    expect(found({ range: { start: 4, end: 10 }, fix, field: 'html' })).toStrictEqual({
      ...bare,
      field: ['html'],
      position: locator.position(4, 10),
      fix,
    })
    const stranger: Element = { type: 'element', tagName: 'p', properties: { id: 'a' }, children: [] }
    expect(found({ element: stranger, attribute: 'id' })).toStrictEqual(bare)
  })

  test('asks rules about the file for their findings where the body cannot be read, too', () => {
    const rule = defineRule({ code: 'test/file', needs: 'source', check: ({ report }) => report({}) })
    const config = withRules([rule] as never)
    expect(validatePost(feedPost({ html: '<div>'.repeat(600) }), { config }).diagnostics).toMatchObject([
      { code: 'test/file' },
    ])
  })

  test.each<[string, Rule]>([
    [
      'an error',
      defineRule({ code: 'test/odd', needs: 'archive', fact: () => fail(new Error('no such thing')), check() {} }),
    ],
    ['what a document throws', defineRule({ code: 'test/odd', needs: 'post', check: () => fail(new PostError([])) })],
  ])('is told of a rule that throws %s', (_, rule) => {
    expect(validatePost(feedPost({}), { config: withRules([rule] as never) })).toMatchObject({
      verdict: 'not checked',
      diagnostics: [{ code: 'rule/failed' }],
    })
  })

  test('keeps no fact of a post whose body an archive rule asks for and cannot have', () => {
    const rule = defineRule({
      code: 'test/size',
      needs: 'archive',
      fact: ({ elements }) => elements.length,
      check() {},
    })
    const config = withRules([rule] as never)
    expect(validatePost(feedPost({ html: '<b>a</b>' }), { config })).toMatchObject({ facts: { 'test/size': 1 } })
    expect(validatePost(feedPost({ html: '<div>'.repeat(600) }), { config })).toMatchObject({
      verdict: 'valid',
      facts: {},
    })
  })

  test('has a verdict for rules that fail, and goes on with the others', () => {
    const config = withRules([crash, ...spies] as never)
    const { verdict, diagnostics } = validatePost(feedPost({}), { config })
    expect(verdict).toBe('not checked')
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'rule/failed',
        severity: 'error',
        message: expect.stringContaining('no such thing'),
      }),
    ])
  })

  test('keeps no fact where a rule has none', () => {
    const rule = defineRule({ code: 'test/size', needs: 'archive', fact: () => undefined, check() {} })
    expect(validatePost(feedPost({}), { config: withRules([rule] as never) }).facts).toStrictEqual({})
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(0), null, true, 1n, ['a'], {}, () => 'a'])(
    'refuses a fact that is neither a text nor a finite number: %s',
    (fact) => {
      const rule = defineRule({ code: 'test/size', needs: 'archive', fact: () => fact as never, check() {} })
      expect(validatePost(feedPost({}), { config: withRules([rule] as never) })).toMatchObject({
        verdict: 'not checked',
        facts: {},
        diagnostics: [
          {
            code: 'rule/failed',
            message: 'The rule test/size failed: what it keeps of a post is neither a text nor a finite number.',
          },
        ],
      })
    },
  )

  test('says of a rule that throws something else than an error what that is', () => {
    const rule = defineRule({
      code: 'test/crash',
      needs: 'source',
      check() {
        throw 'no such thing'
      },
    })
    expect(validatePost(feedPost({}), { config: withRules([rule] as never) }).diagnostics).toMatchObject([
      { code: 'rule/failed', message: expect.stringContaining('no such thing') },
    ])
  })

  test('says what a rule throws with one full stop', () => {
    const check = () => fail(new TypeError('Cannot read properties of undefined.'))
    const { diagnostics } = validatePost(feedPost({}), {
      config: withRules([defineRule({ code: 'test/crash', needs: 'post', check })] as never),
    })
    expect(diagnostics[0]!.message).toBe('The rule test/crash failed: Cannot read properties of undefined.')
  })

  test.each([
    ['check', { needs: 'post', check: async ({ report }: PostContext) => report({}) }],
    ['check that fails', { needs: 'post', check: async () => fail(new Error('later')) }],
    // biome-ignore lint/suspicious/noThenProperty: that is what is tested.
    ['check that gives another thenable', { needs: 'post', check: () => ({ then: () => fail(new Error('at once')) }) }],
    ['fact', { needs: 'archive', fact: async () => 1, check() {} }],
  ])('waits for no promise: the rule has failed (%s)', async (_, rule) => {
    const config = withRules([{ code: 'test/later', message: 'Found.', ...rule }] as never)
    const { verdict, diagnostics, facts } = validatePost(feedPost({}), { config })
    expect(verdict).toBe('not checked')
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'rule/failed',
      message: expect.stringContaining('test/later failed: it returned a promise'),
    })
    expect(facts).toEqual({})
    // A rejection that nobody takes would fail this run of the tests.
    await new Promise((resolve) => setTimeout(resolve))
  })

  test('gives findings in the order of the file', () => {
    const both = [
      defineRule({
        code: 'test/b',
        needs: 'post',
        message: 'b',
        check: ({ report }) => report({ field: 'preamble.timestamp' }),
      }),
      defineRule({
        code: 'test/a',
        needs: 'post',
        message: 'a',
        check: ({ report }) => report({ field: 'frontMatter.title' }),
      }),
    ]
    const { diagnostics } = validatePost(feedPost({}), { config: withRules(both as never) })
    expect(diagnostics.map(({ code, position }) => [code, position?.start.line])).toEqual([
      ['test/a', 3],
      ['test/b', 10],
    ])
  })

  test.each([
    ['frontMatter.title', '"The lock keeper"'],
    ['frontMatter.tags', '[ River ]'],
    [['frontMatter', 'tags', '0'], 'River'],
    ['preamble', '<!--1599525683000-->\n[The lock keeper](https://example.org/lock-keeper/)\n------\n'],
    ['preamble.timestamp', '<!--1599525683000-->'],
    ['preamble.sourceLink', '[The lock keeper](https://example.org/lock-keeper/)'],
    ['preamble.sourceLink.text', 'The lock keeper'],
    ['preamble.sourceLink.url', 'https://example.org/lock-keeper/'],
    ['html', '<p>The gate was repaired in May.</p>'],
    ['frontMatter.comments', '---'],
    ['extra.mood', 'mood'],
    ['extra.data.a.b.1', 'd'],
    ['extra.data.a.b.7', '[ c, d ]'],
    ['extra.data.a.e', '{ b: [ c, d ] }'],
    ['extra.data.a.b.0.f', 'c'],
  ])('places a finding on %j', (field, text) => {
    const rule = defineRule({ code: 'test/place', needs: 'post', check: ({ report }) => report({ field }) })
    const source = feedPost({ comment: '\nmood:\ndata: { a: { b: [ c, d ] } }' })
    const { position } = validatePost(source, { config: withRules([rule] as never) }).diagnostics[0]!
    expect(source.slice(position!.start.offset, position!.end.offset)).toBe(text)
  })

  test('places a finding on the opening tag of an element, or on an attribute', () => {
    const html = '<p>a<p>b<table><img class="x" src="/a.jpg"><tr><td>c</table>'
    const source = feedPost({ html })
    const rule = defineRule({
      code: 'test/place',
      needs: 'body',
      check({ elements, report }) {
        for (const element of elements) {
          report({ element })
          for (const attribute of Object.keys(element.properties)) report({ element, attribute })
        }
      },
    })
    const { diagnostics } = validatePost(parseDocument(source), { config: withRules([rule] as never) })
    const texts = diagnostics.map(
      ({ position }) => position && source.slice(position.start.offset, position.end.offset),
    )
    // The parser adds a tbody, which has no tag.
    expect(texts.filter((text) => text !== undefined)).toEqual([
      ...['<p>', '<p>', '<table>', '<img class="x" src="/a.jpg">', 'class="x"', 'src="/a.jpg"', '<tr>', '<td>'],
    ])
    expect(texts).toHaveLength(9)
  })

  test('never throws and never fails, whatever the text', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { verdict, diagnostics } = validatePost(source, { config: { extends: 'strict' }, path: 'a/b.md' })
        expect(verdict).not.toBe('not checked')
        for (const { position } of diagnostics)
          if (position) expect(position.end.offset).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a comment in the front matter', () => {
  const late = { timestamp: '1599529283000' }
  const codes = (source: string) => {
    const { diagnostics, suppressed } = validatePost(source)
    return [diagnostics.map(({ code }) => code), suppressed]
  }

  test('hides what a rule finds, and is counted', () => {
    expect(codes(feedPost(late))).toEqual([['timestamp/mismatch'], 0])
    expect(codes(feedPost({ ...late, comment: ' # postmatter-disable timestamp/mismatch -- as found' }))).toEqual([
      [],
      1,
    ])
    expect(codes(feedPost({ ...late, comment: '\n# postmatter-disable title/empty,timestamp/mismatch' }))).toEqual([
      ['suppression/unused'],
      1,
    ])
  })

  test.each([
    [
      'a rule that looks at the whole archive afterwards',
      feedPost({ comment: ' # postmatter-disable archive/same-source' }),
    ],
    ['a rule that does not run', feedPost({ comment: ' # postmatter-disable date/other-form' })],
    ['a malformed post', feedPost({ comment: ' # postmatter-disable title/empty' }).replace('date:', 'dates:')],
  ])('is not called unused for %s', (_, source) => {
    expect(codes(source)[0]).not.toContain('suppression/unused')
  })

  test('hides nothing where it is no comment, or names nothing', () => {
    expect(codes(feedPost({ ...late, title: 'a # postmatter-disable timestamp/mismatch' }))).toEqual([
      ['timestamp/mismatch'],
      0,
    ])
    expect(codes(feedPost({ ...late, comment: ' # postmatter-disable' }))).toEqual([['timestamp/mismatch'], 0])
    const glued = feedPost(late).replace(/^title: .*$/m, '$&#postmatter-disable timestamp/mismatch')
    expect(codes(glued)).toEqual([['timestamp/mismatch'], 0])
    expect(codes(feedPost({ ...late, title: 'a#postmatter-disable timestamp/mismatch' }))).toEqual([
      ['timestamp/mismatch'],
      0,
    ])
  })

  test('is a finding where it names no rule, at that name', () => {
    const source = feedPost({ comment: ' # postmatter-disable timestamp/mismach' })
    const [diagnostic] = validatePost(source).diagnostics
    expect(diagnostic).toMatchObject({ code: 'suppression/unknown-rule', severity: 'warning' })
    expect(diagnostic!.message).toContain('Did you mean timestamp/mismatch?')
    const { start, end } = diagnostic!.position!
    expect(source.slice(start.offset, end.offset)).toBe('timestamp/mismach')
  })

  test.each([
    [' # postmatter-disable -- as found', []],
    [' # postmatter-disable title/empty --', ['title/empty']],
    [' # postmatter-disable title/empty -- no timestamp/mismatch', ['title/empty']],
    [' # postmatter-disable --timestamp', ['--timestamp']],
    [' # postmatter-disable title/empty, something-else', ['title/empty', 'something-else']],
    [' #postmatter-disable\ttitle/empty,title/line-break', ['title/empty', 'title/line-break']],
  ])('names what stands before two hyphens: %j', (written, names) => {
    const source = feedPost({ comment: written })
    const found = validatePost(source).diagnostics
    expect(found.map(({ position }) => source.slice(position!.start.offset, position!.end.offset))).toEqual(names)
    for (const [index, name] of names.entries()) expect(found[index]!.message).toContain(name)
    expect(
      found
        .filter(({ code }) => code === 'suppression/unknown-rule')
        .every(({ message }) => /there is no such rule\.$/.test(message)),
    ).toBe(true)
  })

  test('does not hide what reading says', () => {
    const source = `\ufeff${feedPost({ comment: ' # postmatter-disable encoding/byte-order-mark' })}`
    expect(codes(source)[0]).toContain('encoding/byte-order-mark')
  })
})
