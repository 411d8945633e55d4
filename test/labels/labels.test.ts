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
const Url = z.string().regex(/^(?:sha256:[0-9a-f]{64}|(?:https?:)?\/\/[\x21-\x7e]+)$/)
const Figure = z.strictObject({
  range: Range,
  container: Range.optional(),
  kind: z.enum([
    'image',
    'gallery',
    'video',
    'audio',
    'embed',
    'code',
    'table',
    'quote',
    'chart',
    'separator',
    'other',
  ]),
  duplicate: z.literal(true).optional(),
  images: z.array(Url),
  captions: z.array(Range),
  credits: z.array(Range),
})
const Embed = z.strictObject({
  range: Range,
  provider: z.string().regex(/^[a-z-]+$/),
  url: Url,
  id: z.string().min(1).optional(),
})
const Widget = z.strictObject({
  range: Range,
  kind: z.enum([
    'share',
    'related',
    'advertisement',
    'newsletter',
    'navigation',
    'metadata',
    'comments',
    'author',
    'image-widget',
    'like',
    'other',
  ]),
})
const Labels = z.strictObject({
  posts: z.array(
    z.strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      half: z.enum(['tune', 'report']),
      keywords: z.int().nonnegative(),
      notes: z.int().nonnegative(),
      figures: z.array(Figure),
      embeds: z.array(Embed),
      widgets: z.array(Widget),
      attributions: z.array(z.strictObject({ range: Range })),
    }),
  ),
})

type Label = z.infer<typeof Labels>['posts'][number]

const text = readFileSync(new URL('body.json', import.meta.url), 'utf8')
const { posts } = Labels.parse(JSON.parse(text))

/** The labelled elements of a post, all sorts, with the runs of siblings that stand for one. */
const elementsOf = (post: Label) => [...post.figures, ...post.embeds, ...post.widgets, ...post.attributions]
const textsOf = (post: Label) => post.figures.flatMap(({ captions, credits }) => [...captions, ...credits])

describe('the labels', () => {
  test('are sixty posts, sorted by hash, each once', () => {
    const hashes = posts.map(({ hash }) => hash)
    expect(hashes).toHaveLength(60)
    expect(hashes).toEqual([...new Set(hashes)].sort())
  })

  test('are halved by the parity of the last digit of the hash', () => {
    for (const { hash, half } of posts) {
      expect(half).toBe(Number.parseInt(hash.slice(-1), 16) % 2 === 0 ? 'tune' : 'report')
    }
  })

  test('stand in document order, each element once', () => {
    for (const post of posts) {
      for (const labels of [post.figures, post.embeds, post.widgets, post.attributions]) {
        const ranges = labels.map(({ range }) => range)
        expect(ranges).toEqual([...ranges].sort(([a, b], [c, d]) => a - c || d - b))
        expect(new Set(ranges.map(String)).size).toBe(ranges.length)
      }
    }
  })

  test('hold a container only where it is larger than its figure', () => {
    for (const { range, container } of posts.flatMap(({ figures }) => figures)) {
      if (!container) continue
      expect(container[0] <= range[0] && range[1] <= container[1]).toBe(true)
      expect(container).not.toEqual(range)
    }
  })

  test('hold no caption twice', () => {
    for (const post of posts) {
      const ranges = textsOf(post).sort(([a], [b]) => a - b)
      for (const [i, [start]] of ranges.entries()) {
        if (i > 0) expect(start).toBeGreaterThanOrEqual(ranges[i - 1]![1])
      }
    }
  })

  test('hold nothing but ASCII', () => {
    expect(/^[\n\x20-\x7e]*$/.test(text)).toBe(true)
  })
})

describe('the labels, beside the real posts', needing('corpus'), () => {
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

  test('are ranges of elements', () => {
    for (const post of posts) {
      const html = bodies.get(post.hash)!
      const containers = post.figures.flatMap(({ container }) => (container ? [container] : []))
      for (const [start, end] of [...elementsOf(post).map(({ range }) => range), ...containers]) {
        expect(html.slice(start, start + 2)).toMatch(/^<[a-z]$/i)
        expect(end).toBeLessThanOrEqual(html.length)
      }
    }
  })

  test('are captions from their first to their last visible character', () => {
    for (const post of posts) {
      const html = bodies.get(post.hash)!
      for (const [start, end] of textsOf(post)) {
        const caption = html.slice(start, end)
        expect(end).toBeLessThanOrEqual(html.length)
        expect(caption).toBe(caption.trim())
        expect(caption).not.toMatch(/^(?:<|&nbsp;)|(?:>|&nbsp;)$/)
      }
    }
  })

  test('can be counted', () => {
    const count = (labels: (post: Label) => string[], half: Label['half']) => {
      const counts = new Map<string, number>()
      for (const name of posts.filter((post) => post.half === half).flatMap(labels)) {
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
      return [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, times]) => `${name} ${times}`)
        .join(', ')
    }
    const lines = (['tune', 'report'] as const).flatMap((half) => [
      `${half}: ${posts.filter((post) => post.half === half).length} posts`,
      `  figures: ${count(({ figures }) => figures.map(({ kind }) => kind), half)}`,
      `  parts: ${count(({ figures }) => figures.flatMap(partsOf), half)}`,
      `  embeds: ${count(({ embeds }) => embeds.map(({ provider }) => provider), half)}`,
      `  widgets: ${count(({ widgets }) => widgets.map(({ kind }) => kind), half)}`,
      `  others: ${count(othersOf, half)}`,
    ])
    console.info(lines.join('\n'))
    expect(lines).toHaveLength(12)
  })
})

const partsOf = ({ images, captions, credits }: Label['figures'][number]) => [
  ...images.map(() => 'image'),
  ...captions.map(() => 'caption'),
  ...credits.map(() => 'credit'),
]

const othersOf = ({ attributions, keywords, notes }: Label) => [
  ...attributions.map(() => 'attribution'),
  ...Array<string>(keywords).fill('keyword'),
  ...Array<string>(notes).fill('note'),
]
