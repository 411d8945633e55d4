import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { embeds, figures, images, parseBody, parseDocument } from '../../src/index.js'
import { Embed, Figure, Image } from '../../src/schema/index.js'
import { corpusFolder, corpusPosts } from './corpus.js'

const withoutPositions = (tree: object) =>
  JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))
const sorted = (json: string) =>
  JSON.parse(json, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

describe.skipIf(!corpusFolder)('the body of every real post', () => {
  test('is the tree that hast-util-from-html makes of it', () => {
    const different = corpusPosts().filter(({ source }) => {
      const document = parseDocument(source)
      const oracle = fromHtml(document.slice(document.layout.html), { fragment: true })
      const [ours, theirs] = [parseBody(document, { recognizers: [] }), oracle].map((tree) =>
        JSON.stringify(sorted(withoutPositions(tree))),
      )
      return ours !== theirs
    })
    expect(different.map(({ path }) => path)).toEqual([])
  })

  test('has an Image on every img, in every figure those that it shows, and annotations that their schemas accept', () => {
    const counts = { figures: 0, other: 0, images: 0, withoutUrl: 0, embeds: 0, unknownHost: 0 }
    const wrong = corpusPosts().filter(({ source }) => {
      const tree = parseBody(parseDocument(source))
      const found = { figures: figures(tree), images: images(tree), embeds: embeds(tree) }
      counts.figures += found.figures.length
      counts.other += found.figures.filter(({ data }) => data.kind === 'other').length
      counts.images += found.images.length
      counts.withoutUrl += found.images.filter(({ data }) => !data.url).length
      counts.embeds += found.embeds.length
      counts.unknownHost += found.embeds.filter(({ data }) => data.provider === 'other').length
      const refs = new Set(found.images.map(({ data }) => data.ref))
      return !(
        JSON.stringify(tree).split('"tagName":"img"').length - 1 === found.images.length &&
        found.figures.every(
          ({ data }) => Figure.safeParse(data).success && data.images.every((ref) => refs.has(ref)),
        ) &&
        found.images.every(({ data }) => Image.safeParse(data).success) &&
        found.embeds.every(({ data }) => Embed.safeParse(data).success)
      )
    })
    console.info(counts)
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})
