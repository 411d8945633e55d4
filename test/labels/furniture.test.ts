import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseDocument } from '../../src/index.js'
import { corpusPosts } from '../corpus/corpus.js'
import { needing } from '../support/needs.js'

const Range = z
  .tuple([z.int().nonnegative(), z.int().positive()])
  .refine(([start, end]) => start < end, 'a range is not empty')
const Furniture = z.strictObject({
  range: Range,
  kind: z.enum([
    'title',
    'metadata',
    'share',
    'related',
    'navigation',
    'ad',
    'newsletter',
    'comments',
    'attribution',
    'feed-footer',
    'media-widget',
    'control',
    'screen-reader',
    'other',
  ]),
})
const Labels = z.strictObject({
  about: z.string(),
  posts: z.array(
    z.strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      half: z.enum(['tune', 'report']),
      furniture: z.array(Furniture),
      captions: z.array(Range),
    }),
  ),
})

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const text = read('furniture.json')
const { about, posts } = Labels.parse(JSON.parse(text))
const body = JSON.parse(read('body.json')) as { posts: { hash: string; half: string }[] }

describe('the furniture labels', () => {
  test('are of the posts of body.json, with their halves', () => {
    expect(posts.map(({ hash, half }) => ({ hash, half }))).toEqual(
      body.posts.map(({ hash, half }) => ({ hash, half })),
    )
  })

  test('stand in document order and do not overlap, the captions neither', () => {
    for (const { furniture, captions } of posts) {
      const ranges = [...furniture.map(({ range }) => range), ...captions].sort(([a], [b]) => a - b)
      for (const [i, [start]] of ranges.entries()) if (i > 0) expect(start).toBeGreaterThanOrEqual(ranges[i - 1]![1])
      for (const labels of [furniture.map(({ range }) => range), captions]) {
        expect(labels).toEqual([...labels].sort(([a], [b]) => a - b))
      }
    }
  })

  // Titles and text of the posts would stand in a string: there are none but hashes, halves, kinds and what this file says of itself.
  test('hold no text of the posts', () => {
    expect(/^[\n\x20-\x7e]*$/.test(text)).toBe(true)
    const strings = new Set(posts.flatMap(({ hash, half, furniture }) => [hash, half, ...furniture.map((f) => f.kind)]))
    const quoted = [...text.matchAll(/"([^"]*)"/g)].map(([, string]) => string!)
    const keys = new Set(['about', 'posts', 'hash', 'half', 'furniture', 'range', 'kind', 'captions', about])
    expect(quoted.filter((string) => !keys.has(string) && !strings.has(string))).toEqual([])
  })
})

describe('the furniture labels, beside the real posts', needing('corpus'), () => {
  const hashes = new Set(posts.map(({ hash }) => hash))
  const bodies = new Map<string, string>()
  for (const { source } of corpusPosts()) {
    const hash = createHash('sha256').update(source).digest('hex')
    if (!hashes.has(hash)) continue
    const document = parseDocument(source)
    bodies.set(hash, document.slice(document.layout.html))
  }

  test('are of posts that are there', () => {
    expect(posts.filter(({ hash }) => !bodies.has(hash))).toEqual([])
  })

  test('are ranges of elements that show something', () => {
    for (const { hash, furniture } of posts) {
      const html = bodies.get(hash)!
      for (const { range } of furniture) {
        const piece = html.slice(...range)
        expect(range[1]).toBeLessThanOrEqual(html.length)
        expect(piece).toMatch(/^<[a-z]/i)
        expect(/<img\b/i.test(piece) || piece.replace(/<[^>]*>/g, '').trim() !== '').toBe(true)
      }
    }
  })

  test('are captions from their first to their last visible character', () => {
    for (const { hash, captions } of posts) {
      const html = bodies.get(hash)!
      for (const [start, end] of captions) {
        const caption = html.slice(start, end)
        expect(end).toBeLessThanOrEqual(html.length)
        expect(caption).toBe(caption.trim())
        expect(caption).not.toMatch(/^(?:<|&nbsp;)|(?:>|&nbsp;)$/)
      }
    }
  })
})
