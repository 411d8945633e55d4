import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PostError } from '../../src/index.js'
import { type Config, defineRule, recommended, strict, validatePost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

const loud = defineRule({
  code: 'test/loud',
  needs: 'post',
  options: z.strictObject({ word: z.string().default('Fog') }),
  message: 'The title says {word}.',
  check({ post, options: { word }, report }) {
    if (post.frontMatter.title.includes(word)) report({ field: 'frontMatter.title', values: { word } })
  },
})
const odd = defineRule({
  code: 'test/odd',
  needs: 'source',
  options: z.record(z.string(), z.strictObject({ word: z.string() })).default({}),
  check() {},
})
const fog = feedPost({ title: 'Fog' })
const only = (config: Config) => ({ extends: [], customRules: [loud], ...config }) as Config
const levels = (config: Config, path?: string) =>
  validatePost(fog, { config, path }).diagnostics.map(({ code, severity }) => `${severity} ${code}`)

function errorOf(act: () => unknown): PostError {
  try {
    act()
  } catch (error) {
    return error as PostError
  }
  throw new Error('nothing was thrown')
}

describe('a configuration', () => {
  test.each<[string, Config, string[]]>([
    ['turns a rule on', only({ rules: { 'test/loud': 'error' } }), ['error test/loud']],
    ['runs no rule that it does not name', only({}), []],
    [
      'leaves a rule as it is whose setting is undefined',
      only({ extends: [only({ rules: { 'test/loud': 'error' } })], rules: { 'test/loud': undefined } }),
      ['error test/loud'],
    ],
    [
      'turns a rule off',
      only({ extends: [only({ rules: { 'test/loud': 'error' } })], rules: { 'test/loud': 'off' } }),
      [],
    ],
    ['gives options', only({ rules: { 'test/loud': ['info', { word: 'Rain' }] } }), []],
    [
      'keeps the options of what it extends where it only says a level',
      only({
        extends: [only({ rules: { 'test/loud': ['info', { word: 'Rain' }] } })],
        rules: { 'test/loud': 'error' },
      }),
      [],
    ],
  ])('%s', (_, config, expected) => {
    expect(levels(config)).toEqual(expected)
  })

  test('has levels of its own for some files, the last that matches', () => {
    const config = only({
      rules: { 'test/loud': 'error' },
      overrides: [
        { files: 'a/**', rules: { 'test/loud': 'warning' } },
        { files: ['a/b/**', 'c/*.md'], rules: { 'test/loud': 'off' } },
      ],
    })
    expect(levels(config)).toEqual(['error test/loud'])
    expect(levels(config, 'x.md')).toEqual(['error test/loud'])
    expect(levels(config, 'a/x.md')).toEqual(['warning test/loud'])
    expect(levels(config, 'a/b/x.md')).toEqual([])
    expect(levels(config, 'c/x.md')).toEqual([])
  })

  test('sets the warnings of reading', () => {
    const marked = `\ufeff${feedPost({})}`
    const code = 'encoding/byte-order-mark'
    const severities = (config: Config) => validatePost(marked, { config }).diagnostics.map(({ severity }) => severity)
    expect(severities({ extends: [] })).toEqual(['warning'])
    expect(severities({ extends: [], rules: { [code]: 'error' } })).toEqual(['error'])
    expect(severities({ extends: [], rules: { [code]: 'off' } })).toEqual([])
  })

  test('takes a front matter schema of one’s own', async () => {
    const { FrontMatter } = await import('../../src/schema/index.js')
    const frontMatter = FrontMatter.extend({ translator: z.string() })
    expect(validatePost(fog, { config: { extends: [], frontMatter } }).diagnostics.map(({ code }) => code)).toEqual([
      'front-matter/missing-key',
    ])
  })

  test.each<[string, unknown, string, string?]>([
    [
      'a rule that does not exist',
      { rules: { 'test/lod': 'off' }, customRules: [loud] },
      'Did you mean test/loud?',
      'config/unknown-rule',
    ],
    ['an error of reading', { rules: { 'front-matter/unclosed': 'off' } }, 'cannot be set', 'config/fixed-severity'],
    [
      'a level that does not exist',
      { rules: { 'timestamp/mismatch': 'fatal' } },
      'a level is off, info, warning or error',
    ],
    [
      'an option that does not exist',
      { rules: { 'test/loud': ['info', { wrd: 'a' }] }, customRules: [loud] },
      'there is no "wrd" (did you mean "word"?).',
    ],
    [
      'an option of another type',
      { rules: { 'test/loud': ['info', { word: 1 }] }, customRules: [loud] },
      '"rules.test/loud.word"',
    ],
    ['options of a rule that has none', { rules: { 'timestamp/mismatch': ['info', { a: 1 }] } }, 'has no options'],
    ['an unknown key', { rule: {} }, 'at the top: there is no "rule" (did you mean "rules"?).'],
    [
      'an option far from any',
      { rules: { 'test/loud': ['info', { language: 'a' }] }, customRules: [loud] },
      'there is no "language" (there are word).',
    ],
    [
      'an option of a rule whose options have no names',
      { rules: { 'test/odd': ['info', { a: { word: 'b', wrd: 'c' } }] }, customRules: [odd] },
      '"rules.test/odd.a": there is no "wrd".',
    ],
    [
      'an unknown key far from any',
      { language: 'de' },
      'at the top: there is no "language" (there are $schema, extends,',
    ],
    [
      'a base that is none',
      { extends: 7 },
      '"extends": this is recommended, strict, a configuration, or a list of these.',
    ],
    ['an unknown preset', { extends: 'recomended' }, 'a list of these (did you mean "recommended"?).'],
    ['a glob that is empty', { ignore: ['a', ''] }, '"ignore.1": a glob cannot be empty'],
    ['an override for an empty glob', { overrides: [{ files: '', rules: {} }] }, 'glob'],
    ['globs that are none', { ignore: 'a' }, '"ignore": this is a list of globs'],
    ['a rule that is none', { customRules: [7] }, '"customRules.0": a rule is what defineRule gives'],
    ['a rule without a group', { customRules: [{ ...loud, code: 'ab' }] }, 'is a group and a name'],
    ['a rule without a check', { customRules: [{ code: 'a/b', needs: 'post' }] }, 'a/b has no function check'],
    [
      'two rules of one code',
      { customRules: [{ ...loud, code: 'timestamp/mismatch' }] },
      'there is a rule timestamp/mismatch already',
    ],
    [
      'a mistake in an override',
      { overrides: [{ files: 'a', rules: { 'a/b': 'off' } }] },
      'There is no rule "a/b"',
      'config/unknown-rule',
    ],
  ])('is refused for %s', (_, config, message, code = 'config/invalid') => {
    const error = errorOf(() => validatePost(fog, { config: config as Config }))
    expect(error).toBeInstanceOf(PostError)
    expect(error.message).toContain(message)
    expect(error.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(error.diagnostics[0]!.help).toBeTruthy()
  })

  test('strict has every rule, recommended some of them, at the same level', () => {
    const all = Object.entries(strict.rules!)
    expect(all.length).toBeGreaterThan(Object.keys(recommended.rules!).length)
    for (const [code, level] of Object.entries(recommended.rules!)) expect(strict.rules![code]).toBe(level)
  })
})

test.each([
  [{ code: 'ab' }, 'the code of a rule is a group and a name, such as "site/long-title", and not "ab"'],
  [{ code: 'a b/c' }, 'and not "a b/c"'],
  [{ code: undefined }, 'and not undefined'],
  [{ needs: 'html' }, 'the rule test/loud needs source, post, body or archive, and not "html"'],
  [{ check: undefined }, 'the rule test/loud has no function check'],
  [{ needs: 'archive' }, 'the rule test/loud needs the archive, and has no function fact'],
])('defineRule refuses %o', (change, message) => {
  const define = () => defineRule({ ...loud, ...change } as never)
  expect(define).toThrow(TypeError)
  expect(define).toThrow(message)
})
