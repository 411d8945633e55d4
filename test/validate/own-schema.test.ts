import { expect, test } from 'vitest'
import * as z from 'zod'
import { FrontMatter } from '../../src/schema/index.js'
import { validatePost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

const codes = (source: string, frontMatter: z.ZodType<FrontMatter>) =>
  validatePost(source, { config: { extends: 'strict', frontMatter } }).diagnostics.map(({ code }) => code)

test('rules about how a value is written have nothing to say of one that a schema fills in', () => {
  const source = feedPost({}).replace(/^title:.*\n|^date:.*\n/gm, '')
  const schema = FrontMatter.extend({
    title: z.string().default('The lock keeper &amp; his hens '),
    date: z.date().default(new Date('2020-09-08T00:41:23.000Z')),
  })
  expect(codes(source, schema)).toEqual(['source-link/title-mismatch'])
})

test('rules about the source take it as it is, where a schema takes what is no address', () => {
  const schema = FrontMatter.extend({ from: z.string() })
  const source = feedPost({}).replace(/^from:.*$/m, 'from: the archive')
  expect(codes(source, schema)).toEqual(['from/not-encoded', 'source-link/address-mismatch'])
})
