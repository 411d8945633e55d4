import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { bodyPage, withBodyTable } from '../../scripts/body-table.mjs'
import { annotation, figures, parseBody, parseDocument, widgets } from '../../src/index.js'
import { brokenInvariants } from '../support/body-invariants.js'
import { needing } from '../support/needs.js'
import { corpusPosts } from './corpus.js'

const withoutPositions = (tree: object) =>
  JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))
const sorted = (json: string) =>
  JSON.parse(json, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

describe('the body of every real post', needing('corpus'), () => {
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

  test('loses nothing that it recognises: every image, caption and source has its place', () => {
    const broken = corpusPosts().flatMap(({ path, source }) =>
      brokenInvariants(parseBody(parseDocument(source))).map((line) => `${path}: ${line}`),
    )
    expect(broken).toEqual([])
  })

  test('has a kind for 99 % of the figure elements, and a name for the host of 97 % of the frames', () => {
    const counts = { figures: 0, other: 0, frames: 0, unnamed: 0 }
    for (const { source } of corpusPosts()) {
      const tree = parseBody(parseDocument(source))
      const elements = figures(tree).filter(({ element }) => element.tagName === 'figure')
      const frames = elementsBelow(tree).filter(({ tagName, properties }) => tagName === 'iframe' && properties.src)
      counts.figures += elements.length
      counts.other += elements.filter(({ data }) => data.kind === 'other').length
      counts.frames += frames.length
      counts.unnamed += frames.filter((frame) => providerOf(frame) === undefined).length
    }
    console.info(counts)
    expect(counts.other / counts.figures).toBeLessThan(0.01)
    expect(counts.unnamed / counts.frames).toBeLessThan(0.03)
  })

  test('is counted in docs/body.md', () => {
    expect(bodyPage()).toBe(withBodyTable(bodyPage()))
  })

  test('has no paragraph of the article in a widget', () => {
    const inside = corpusPosts().flatMap(({ path, source }) =>
      widgets(parseBody(parseDocument(source)))
        .filter(({ data }) => data.kind !== 'comments')
        .flatMap(({ data, element }) =>
          elementsBelow(element)
            .filter((part) => part.tagName === 'p' && proseLength(part) > 100)
            .map(() => `${path}: ${data.ref} ${data.kind} ${data.name}`),
        ),
    )
    expect(inside).toEqual([])
  })
})

function elementsBelow(node: Nodes): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsBelow(child)] : []))
}

function providerOf(frame: Element): string | undefined {
  const data = annotation(frame)
  return data?.type === 'embed' && data.provider !== 'other' ? data.provider : undefined
}

/** How much of a paragraph is text of its own, not of links. */
function proseLength(node: Nodes): number {
  if (node.type === 'text') return node.value.trim().length
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'a')) return 0
  return node.children.reduce((sum, child) => sum + proseLength(child), 0)
}
