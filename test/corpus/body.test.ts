import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { parseBody, parseDocument } from '../../src/index.js'
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
      const [ours, theirs] = [parseBody(document), oracle].map((tree) => JSON.stringify(sorted(withoutPositions(tree))))
      return ours !== theirs
    })
    expect(different.map(({ path }) => path)).toEqual([])
  })
})
