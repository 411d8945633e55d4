import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { describe, expect, test } from 'vitest'
import { elementsBelow } from '../../src/body/elements.js'
import { parseMarked } from '../../src/body/parse-marked.js'
import { parseTagged, type TagsOf } from '../../src/body/parse-tagged.js'
import { tagPieces } from '../support/tag-pieces.js'

describe('parseMarked', () => {
  test('knows of tags what the parse that keeps all places knows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tagPieces), { maxLength: 40 }), (parts) => {
        const html = parts.join('')
        const marked = parseMarked(html, 512)
        const exact = parseTagged(html, 512)
        expect(described(marked, marked.parseErrors())).toEqual(described(exact, exact.parseErrors))
      }),
      { numRuns: 2_000 },
    )
  })

  test('counts the end tags that close an element of their name', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tagPieces), { maxLength: 40 }), (parts) => {
        const html = parts.join('')
        const exact = parseTagged(html, 512)
        if (!exact.ok) return
        const closings = elementsOf(exact.tree)
          .filter(({ tagName }) => tagName === 'div')
          .flatMap((element) => exact.tagsOf(element)?.closing?.start ?? [])
        expect(parseMarked(html, 512).endTagsOf('div')).toBe(new Set(closings).size)
      }),
      { numRuns: 2_000 },
    )
  })

  test('knows nothing of an element that is not of its tree', () => {
    const { tagsOf } = parseMarked('<p>a</p>', 512)
    expect(tagsOf({ type: 'element', tagName: 'p', properties: {}, children: [] })).toBeUndefined()
  })

  test('gives the first of two attributes of one property', () => {
    const html = '<p class=a classname=b>'
    const marked = parseMarked(html, 512)
    if (!marked.ok) throw new Error('it was not read')
    const { properties } = marked.tagsOf(elementsBelow(marked.tree)[0]!)!
    expect([...properties]).toEqual([['className', { start: 3, end: 10 }]])
  })

  test('finds an attribute whose value looks like a tag', () => {
    const html = '<p>a<img alt="<img src=x>" src="b.png">'
    const marked = parseMarked(html, 512)
    if (!marked.ok) throw new Error('it was not read')
    const image = elementsBelow(marked.tree).find(({ tagName }) => tagName === 'img')!
    const { opening, properties } = marked.tagsOf(image)!
    expect(html.slice(opening.start, opening.end)).toBe('<img alt="<img src=x>" src="b.png">')
    const { start, end } = properties.get('src')!
    expect(html.slice(start, end)).toBe('src="b.png"')
  })
})

function described(
  reading: ({ ok: true; tree: Root } | { ok: false }) & { tagsOf: TagsOf },
  parseErrors: ReadonlySet<string>,
) {
  if (!reading.ok) return 'not read'
  const tags = elementsOf(reading.tree).map((element) => {
    const found = reading.tagsOf(element)
    return [element.tagName, found?.opening, found?.closing, found && [...found.properties]]
  })
  return { tags, parseErrors: [...parseErrors] }
}

function elementsOf(tree: Root): Element[] {
  return elementsBelow(tree).flatMap((element) => [element, ...(element.content ? elementsOf(element.content) : [])])
}
