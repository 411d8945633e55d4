import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { formatPost, PostError, parseDocument, parsePost } from '../../src/index.js'
import { FrontMatter } from '../../src/schema/index.js'
import { crlf, feedBody, type Lines, post, scrapedBody } from '../document/sample.js'

describe('formatPost', () => {
  test.each<[string, string]>([
    ['a feed post', post()],
    ['a scraped post', post({}, scrapedBody)],
    ['a date with its offset', post({ date: 'date: 2020-09-08 08:41:23 +0800' })],
    ['comments in the YAML', post({ author: '# who\nauthor: Edda # or Ben', extra: '# the end' })],
    ['extra keys as they are written', post({ extra: "mood:   'dry'  # today\nsky: {  a: 1.50 }\nsea:\n    - rough" })],
    ['empty lines', post({ author: '\nauthor: Edda' })],
  ])('leaves canonical form as it is: %s', (_, source) => {
    expect(formatPost(source)).toBe(source)
    expect(formatPost(parseDocument(source))).toBe(source)
  })

  test.each<[string, Lines, Lines]>([
    ['a title without quotes', { title: 'title: A walk' }, {}],
    ['a title in single quotes', { title: "title: 'A walk' # short" }, { title: 'title: "A walk" # short' }],
    ['a title over lines', { title: 'title: >-\n  A\n  walk' }, {}],
    ['needless quotes', { author: 'author: "Edda"', layout: "layout: 'post'" }, {}],
    [
      'quotes of a date, whose text stays',
      { date: 'date: "2020-09-08 08:41 +0800"' },
      { date: 'date: 2020-09-08 08:41 +0800' },
    ],
    ['spaces', { author: 'author :   Edda  ', tags: 'tags: [  Walks ]' }, {}],
    ['lists without spaces', { tags: 'tags: [Walks,Hills]' }, { tags: 'tags: [ Walks, Hills ]' }],
    ['block lists', { tags: 'tags:\n  - Walks\n  - "yes"' }, { tags: 'tags: [ Walks, yes ]' }],
    ['comments in lower case', { comments: 'comments: true' }, { comments: 'comments: True' }],
    ['tags of YAML', { author: 'author: !!str Edda', tags: 'tags: !!seq [ !!str Walks ]' }, {}],
    ['quoted keys', { author: '"author": Edda' }, {}],
    ['order', { layout: undefined, extra: '# last\nlayout: post' }, { layout: '# last\nlayout: post' }],
    ['order of extra keys', { layout: 'zebra: 1\nlayout: post', extra: 'ant: 2' }, { extra: 'zebra: 1\nant: 2' }],
  ])('mends %s', (_, before, after) => {
    const formatted = formatPost(post(before))
    expect(formatted).toBe(post(after))
    expect(parsePost(formatted)).toEqual(parsePost(post(before)))
  })

  test.each<[string, string, string]>([
    ['CR LF', crlf(post()), post()],
    ['a byte order mark', `\uFEFF${post()}`, post()],
    ['spaces behind the fences', post().replaceAll(/^---$/gm, '---  '), post()],
    ['a timestamp with leading zeros', post({}, feedBody.replace('<!--', '<!--00')), post()],
    ['a short underline and spaces', post({}, feedBody.replace('------', '-  ')), post()],
    ['blank lines around the wrapper', post({}, `${feedBody.replace('\n\n<div>', '\n\n\n<div>')}\n\n`), post()],
    ['a missing final newline', post().trimEnd(), post()],
    ['a missing wrapper', post({}, feedBody.replace('<div>\n', '').replace('\n</div>\n', '')), post()],
    ['a missing blank line before a scraped body', post({}, 'x'), post({}, '\nx')],
  ])('mends %s', (_, before, after) => {
    expect(formatPost(before)).toBe(after)
  })

  test('keeps the body to the byte, CRs too', () => {
    const html = '<p>x</p>\r\n\r<p> y \t</p>\r'
    const rest = feedBody.replace(/<p>.*<\/p>/, html)
    expect(formatPost(post({}, rest))).toBe(post({}, rest))
  })

  test('leaves a value with a comment inside as it is', () => {
    const tags = 'tags: [Walks, # dry\n  Hills]'
    expect(formatPost(post({ tags, author: 'author: "Edda"' }))).toBe(post({ tags }))
  })

  test('checks against a schema of one’s own and leaves its keys as they are written', () => {
    const frontMatter = FrontMatter.extend({ weight: z.number() })
    expect(formatPost(post({ extra: 'weight: 1.50' }), { frontMatter })).toBe(post({ extra: 'weight: 1.50' }))
    expect(() => formatPost(post({ extra: 'weight: x' }), { frontMatter })).toThrow(PostError)
  })

  test('refuses a malformed post and names the file', () => {
    expect(() => formatPost(post({ date: 'date: soon' }), { file: 'a.md' })).toThrow(/^a\.md:4:7 /)
    expect(() => formatPost('')).toThrow(PostError)
  })
})
