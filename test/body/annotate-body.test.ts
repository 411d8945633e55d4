import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import {
  annotateBody,
  annotation,
  defaultRecognizers,
  defineRecognizer,
  embeds,
  figures,
  images,
  parseBody,
} from '../../src/index.js'
import { Attribution, Claim, Embed, Figure, Image, Keyword, Note, Widget } from '../../src/schema/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { brokenInvariants } from '../support/body-invariants.js'

const schemas = {
  image: Image,
  figure: Figure,
  embed: Embed,
  widget: Widget,
  attribution: Attribution,
  keyword: Keyword,
  note: Note,
  claim: Claim,
}

/** Every element, in document order. */
function elements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap((child) => elements(child)) : []
  return node.type === 'element' ? [node, ...below] : below
}

/** The tree as JSON without what was recognised. */
function withoutAnnotations(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'data' && value?.postmatter ? undefined : value)))
}

describe('annotations', () => {
  test('add, and change nothing else', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        const plain = parseBody(html, { recognizers: [] })
        const annotated = parseBody(html)
        expect(withoutAnnotations(annotated)).toEqual(JSON.parse(JSON.stringify(plain)))
        expect(toHtml(annotated)).toBe(toHtml(plain))
      }),
      { numRuns: 2_000 },
    )
  })

  test('are plain data that their schemas accept, with a ref of their own, on every image', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        const tree = parseBody(html, { baseUrl: 'https://example.org/' })
        const found = elements(tree).flatMap((element) => annotation(element) ?? [])
        for (const data of found) expect(schemas[data.type].parse(JSON.parse(JSON.stringify(data)))).toEqual(data)
        expect(new Set(found.map(({ ref }) => ref)).size).toBe(found.length)
        const all = elements(tree).filter(({ tagName }) => tagName === 'img')
        expect(all.every((element) => annotation(element)?.type === 'image')).toBe(true)
        const shown = images(tree).filter(({ element }) => element.tagName === 'img')
        expect(shown.map(({ element }) => element)).toEqual(all)
      }),
      { numRuns: 2_000 },
    )
  })

  test('name one another, and lose no image, caption or player', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        expect(brokenInvariants(parseBody(html, { baseUrl: 'https://example.org/' }))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    '<img src="/a.jpg"><figcaption><img src="/b.jpg">x</figcaption>',
    '<table><tr><td>1 2 3</td><td><figcaption>x</figcaption></td></tr></table>',
    '<div><img src="/g.jpg"><b><img src="/a.jpg" width="640" height="480"></b></div>',
    '<img src="/a.jpg"><figcaption><nav>x</nav></figcaption>',
  ])('name one another in %s, too', (html) => {
    expect(brokenInvariants(parseBody(html))).toEqual([])
  })

  test('are found in document order, once each', () => {
    const tree = parseBody(
      '<figure id=a><figure id=b><img></figure><iframe src=/x></iframe></figure><p><figure id=c></figure><video src=/y></video>',
    )
    expect(figures(tree).map(({ element }) => element.properties.id)).toEqual(['a', 'b', 'c'])
    expect(embeds(tree).map(({ element }) => element.tagName)).toEqual(['iframe', 'video'])
  })

  test('leave the other data of an element, also where they are taken back', () => {
    const tree = parseBody(
      '<aside class="related"><div class="sharedaddy"><a href="/a">x</a></div><p>y</p></aside><p>z',
      {
        recognizers: [],
      },
    )
    const [inner] = elements(tree).filter(({ properties }) => String(properties.className) === 'sharedaddy')
    Object.assign(inner!, { data: { own: 1 } })
    annotateBody(tree)
    expect(elements(tree).map(({ tagName, data }) => [tagName, data])).toMatchObject([
      ['aside', { postmatter: { type: 'widget' } }],
      ['div', { own: 1 }],
      ['a', undefined],
      ['p', undefined],
      ['p', undefined],
    ])
    expect(inner!.data).toEqual({ own: 1 })
  })

  test('come to a tree of one’s own, however deep it is', () => {
    let node: Element = { type: 'element', tagName: 'img', properties: { src: '/a.jpg' }, children: [] }
    for (let depth = 0; depth < 50_000; depth++)
      node = { type: 'element', tagName: 'div', properties: {}, children: [node] }
    const tree: Root = { type: 'root', children: [node] }
    expect(annotateBody(tree, { baseUrl: 'https://example.org/' })).toBe(tree)
    expect(images(tree)[0]!.data.url).toBe('https://example.org/a.jpg')
  })
})

describe('recognisers', () => {
  const pullQuote = defineRecognizer({
    name: 'pull-quote',
    match: ['aside', 'figure'],
    annotate: () => ({ type: 'figure', kind: 'quote', images: [] }),
  })

  test('of one’s own come before or behind the others, as they are listed', () => {
    const html = '<aside>x</aside><figure><img></figure>'
    const kinds = (recognizers: Parameters<typeof annotateBody>[1]) =>
      figures(parseBody(html, recognizers)).map(({ data }) => data.kind)
    expect(kinds({ recognizers: [pullQuote, ...defaultRecognizers] })).toEqual(['quote', 'quote'])
    expect(kinds({ recognizers: [...defaultRecognizers, pullQuote] })).toEqual(['quote', 'image'])
    expect(kinds({ recognizers: defaultRecognizers })).toEqual(['image'])
    expect(kinds({ recognizers: [] })).toEqual([])
  })

  test('are reported with what they said', () => {
    const report: string[] = []
    parseBody('<figure><img src="/a.jpg"></figure><iframe src="https://example.com/"></iframe>', {
      onRecognized: (name, { tagName }, { ref }) => report.push(`${name} ${tagName} ${ref}`),
    })
    expect(report).toEqual(['image img image-1', 'figure figure figure-1', 'frame iframe embed-1'])
  })

  test('are asked whatever the names, and however many there are', () => {
    const own = defineRecognizer({
      name: 'own',
      match: ['aside', /^pull-/],
      annotate: () => ({ type: 'keyword', text: 'x' }),
    })
    const html = Array.from({ length: 10_500 }, (_, index) => `<x-${index} class="pull-${index}">x</x-${index}>`).join(
      '',
    )
    const tree = parseBody(html, { recognizers: [own] })
    expect(elements(tree).every((element) => annotation(element)?.type === 'keyword')).toBe(true)
  })

  test.each([
    ['a tag name', 'aside'],
    ['a class name', '.pull'],
    ['an expression', /^PULL$/i],
    ['an expression of another flag', /^pull$/u],
    ['an expression with a reference', /^pu(l)\1$/],
    ['an expression with a named group', /^(?<word>pull)$/],
    ['everything', '*'],
  ])('are asked by %s', (_, match) => {
    const own = defineRecognizer({ name: 'own', match, annotate: () => ({ type: 'keyword', text: 'x' }) })
    const other = defineRecognizer({ ...own, name: 'other', match: /^(?<word>push)$|^(a)\2$/ })
    for (const recognizers of [[own], [other, own]]) {
      const tree = parseBody('<aside class="pull">x</aside>', { recognizers })
      expect(elements(tree).map((element) => annotation(element)?.type)).toEqual(['keyword'])
    }
  })

  test('have names of their own', () => {
    const names = defaultRecognizers.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})
