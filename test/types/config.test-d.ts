import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { type Config, defineConfig, defineRule, validatePost } from '../../src/validate/index.js'

const longTitle = defineRule({
  code: 'site/long-title',
  needs: 'post',
  options: z.strictObject({ max: z.int().default(80) }),
  check({ options, post }) {
    expectTypeOf(options).toEqualTypeOf<{ max: number }>()
    expectTypeOf(post.frontMatter.title).toBeString()
  },
})

test('a rule has what it needs, and no more', () => {
  defineRule({
    code: 'a/source',
    needs: 'source',
    check(context) {
      expectTypeOf(context.source).toBeString()
      // @ts-expect-error: only rules that need the post have it
      context.post
    },
  })
  defineRule({
    code: 'a/archive',
    needs: 'archive',
    fact: ({ body }) => body.children.length,
    check({ posts }) {
      expectTypeOf(posts[0]!.fact).toEqualTypeOf<string | number>()
    },
  })
})

test('a check gives no promise', () => {
  // @ts-expect-error: nobody waits for it
  defineRule({ code: 'a/later', needs: 'post', async check() {} })
  // @ts-expect-error: nobody waits for it
  defineRule({ code: 'a/later', needs: 'archive', fact: () => 1, check: async ({ posts }) => posts.length })
  // @ts-expect-error: a promise is no fact
  defineRule({ code: 'a/later', needs: 'archive', fact: async () => 1, check() {} })
  // What other functions return is nobody's matter.
  defineRule({ code: 'a/list', needs: 'body', check: ({ elements }) => elements.map(({ tagName }) => tagName) })
  defineRule({ code: 'a/number', needs: 'source', check: ({ source }) => [1].push(source.length) })
  defineRule({ code: 'a/maybe', needs: 'post', check: ({ post, report }) => post.preamble && report({}) })
})

test('a configuration knows the codes and options of all its rules', () => {
  const config = defineConfig({
    customRules: [longTitle],
    rules: { 'site/long-title': ['error', { max: 3 }], 'timestamp/mismatch': 'off', 'encoding/nul': 'error' },
    overrides: [{ files: 'a/**', rules: { 'site/long-title': 'off' } }],
  })
  expectTypeOf(config).toExtend<Config>()
  expectTypeOf(validatePost('', { config }).verdict).toEqualTypeOf<'valid' | 'invalid' | 'not checked'>()
  // @ts-expect-error: a code that no rule has
  defineConfig({ rules: { 'timestamp/mismach': 'off' } })
  // @ts-expect-error: a level that does not exist
  defineConfig({ rules: { 'timestamp/mismatch': 'fatal' } })
  // @ts-expect-error: an option of another type
  defineConfig({ customRules: [longTitle], rules: { 'site/long-title': ['error', { max: '3' }] } })
  // @ts-expect-error: what makes a post malformed cannot be set
  defineConfig({ rules: { 'front-matter/unclosed': 'off' } })
})
