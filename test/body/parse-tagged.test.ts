import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, Parser, type Token } from 'parse5'
import { describe, expect, test } from 'vitest'
import { parsePlaced, parseTagged, propertiesAt, type TagsOf } from '../../src/body/parse-tagged.js'
import { tagPieces } from '../support/tag-pieces.js'

const html = fc.array(fc.constantFrom(...tagPieces), { maxLength: 40 }).map((parts) => parts.join(''))

describe('parseTagged', () => {
  test('finds the tags and attributes where parse5 finds them', () => {
    fc.assert(
      fc.property(html, (text) => {
        const reading = parseTagged(text, 512)
        if (!reading.ok) throw new Error('it was not read')
        const tags = elementsOf(reading.tree).map((element) => tagsAt(element, reading.tagsOf))
        const expected = locationsOf(text).filter(([name]) => !name.startsWith('#'))
        expect(tags).toHaveLength(expected.length)
        for (const [index, [name, location, isShared]] of expected.entries()) {
          if (!isShared) expect(tags[index]).toEqual([name, location?.startTag && tagsIn(location, text)])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('gives the parse errors that parse5 gives', () => {
    expect([...parseTagged('<p a a>\0</p', 512).parseErrors]).toEqual([
      'duplicate-attribute',
      'unexpected-null-character',
      'eof-in-tag',
    ])
  })
})

describe('parsePlaced', () => {
  test('places every node where parse5 does', () => {
    fc.assert(
      fc.property(html, (text) => {
        const places = nodesBelow(parsePlaced(text).tree).map(placeOf)
        const expected = locationsOf(text)
        expect(places).toHaveLength(expected.length)
        for (const [index, [name, location, isShared]] of expected.entries()) {
          // An end tag without a beginning makes an element, to which parse5 gives no place.
          if (isShared || (!location && places[index] !== undefined && /^(?:p|br)$/.test(name))) continue
          const end = location && Math.min(location.endOffset, text.length)
          expect(places[index]).toEqual(location && [location.startOffset, end])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test.each(['<template><div><div></div>a', '<template><b><b></b>a'])(
    'ends what is open at the end of the text there: %s',
    (text) => {
      const [, outer] = nodesBelow(parsePlaced(text).tree)
      expect(outer?.position?.end.offset).toBe(text.length)
      const reading = parseTagged(text, 512)
      expect(
        elementsOf((reading as { tree: Root }).tree).map((element) => reading.tagsOf(element)?.closing?.end),
      ).toEqual([undefined, undefined, text.length - 1])
    },
  )

  test('places the element that an end tag without a beginning makes', () => {
    expect(nodesBelow(parsePlaced('<i>a</i></p>').tree).map(placeOf)).toEqual([
      [0, 8],
      [3, 4],
      [8, 12],
    ])
  })
})

/** parse5 alone takes the last tag for the end of what is open in a template when the text ends. */
class EndAwareParser extends Parser<DefaultTreeAdapterMap> {
  override onEof(token: Token.EOFToken): void {
    if (this.openElements.tmplCount > 0) this.currentToken = token
    super.onEof(token)
  }
}

type Location = Token.ElementLocation

/** What parse5 says of every node, in document order; shared where formatting repeats an element, and then of the last one. */
function locationsOf(text: string): [name: string, location: Location | undefined, isShared: boolean][] {
  const parser = EndAwareParser.getFragmentParser(null, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  parser.tokenizer.write(text, true)
  const nodes = below(parser.getFragment() as DefaultTreeAdapterTypes.DocumentFragment)
  const locations = nodes.map(({ sourceCodeLocation }) => (sourceCodeLocation ?? undefined) as Location | undefined)
  return nodes.map(({ nodeName }, index) => {
    const location = locations[index]
    // hast has capitals in some names of SVG, and a name is read as a selector.
    return [
      nodeName.toLowerCase().split('.')[0]!,
      location,
      !!location && locations.indexOf(location) !== locations.lastIndexOf(location),
    ]
  })
}

function below(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Node[] {
  const children = [
    ...('childNodes' in node ? node.childNodes : []),
    ...('content' in node ? node.content.childNodes : []),
  ]
  return children.flatMap((child) => [child, ...below(child)])
}

function tagsIn({ startTag, endTag, attrs }: Location, text: string) {
  const range = ({ startOffset, endOffset }: Token.Location) => ({ start: startOffset, end: endOffset })
  return [range(startTag!), endTag && range(endTag), [...propertiesAt(attrs ?? {}, text)]]
}

function tagsAt(element: Element, tagsOf: TagsOf) {
  const tags = tagsOf(element)
  return [element.tagName.toLowerCase(), tags && [tags.opening, tags.closing, [...tags.properties]]]
}

function elementsOf(tree: Root): Element[] {
  return nodesBelow(tree).flatMap((node) => (node.type === 'element' ? [node] : []))
}

function placeOf({ position }: Nodes) {
  return position && [position.start.offset, position.end.offset]
}

function nodesBelow(node: Nodes): Nodes[] {
  const children: Nodes[] = [
    ...('children' in node ? node.children : []),
    ...(node.type === 'element' && node.content ? node.content.children : []),
  ]
  return children.flatMap((child) => [child, ...nodesBelow(child)])
}
