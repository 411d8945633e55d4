import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { elementsBelow } from '../../src/body/elements.js'
import {
  annotation,
  type CleanContext,
  type CleanStep,
  cleanBody,
  cleanPresets,
  defineCleanStep,
  figures,
  images,
  parseBody,
  toMarkdown,
} from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { bodyFixtures } from '../support/body-fixtures.js'
import { brokenInvariants } from '../support/body-invariants.js'

const baseUrl = 'https://example.org/notes/'
const clean = (html: string, options = {}) => cleanBody(parseBody(html, { baseUrl }), { baseUrl, ...options })
const dataOf = (body: Root) => elementsBelow(body).map((element) => annotation(element))
const cleaned = (html: string, options = {}) => toHtml(clean(html, options).body)

describe('cleanBody', () => {
  test('takes furniture out and says so', () => {
    const html = '<p>Text.</p><div class="sharedaddy"><a href="/?share=x">Share</a></div><p>More.</p>'
    const { body, changes } = cleanBody(parseBody(html, { baseUrl, positions: true }))
    expect(toHtml(body)).toBe('<p>Text.</p><p>More.</p>')
    expect(changes).toEqual([
      {
        step: 'remove-share-bars',
        kind: 'remove',
        reason: 'buttons to share or like (sharedaddy)',
        text: 'Share',
        position: expect.objectContaining({ start: { line: 1, column: 13, offset: 12 } }),
      },
    ])
  })

  test('takes the rule above the last furniture with it, and no other', () => {
    const footer = '<div>获取更多RSS：<br><a href="https://feeds.example.com">https://feeds.example.com</a></div>'
    const credit = '<p>The post <a href="/heron/">The heron</a> first appeared on <a href="/">Notes</a>.</p>'
    const bar = '<div class="sharedaddy"><a href="/?share=x">Share</a></div>'
    expect(cleaned(`<p>Salt.</p><br><hr>${footer}`)).toBe('<p>Salt.</p>')
    expect(cleaned(`<p>Salt.</p>\n<hr><p>&nbsp;</p>\n${credit}\n`).trim()).toBe('<p>Salt.</p>')
    expect(cleaned(`<div class="text"><p>Salt.</p><hr>${bar}</div><br><hr>${footer}<script></script>`)).toBe(
      '<div class="text"><p>Salt.</p></div>',
    )
    expect(cleaned(`<p>Salt.</p><hr>${bar}<p>Rope.</p><br><hr>${footer}`)).toBe('<p>Salt.</p><hr><p>Rope.</p>')
    expect(cleaned(`<p>Salt.</p><hr><p>1 A note.</p>${footer}`)).toBe('<p>Salt.</p><hr><p>1 A note.</p>')
    expect(cleaned(`<p>Salt.</p><hr id="end">${footer}`)).toContain('<hr')
    expect(clean(`<p>Salt.</p><br><hr>${footer}`).changes.map(({ reason }) => reason)).toEqual([
      'the rule above what stood at the end',
      'the rule above what stood at the end',
      'page furniture (feed-proxy)',
    ])
    expect(cleaned(`<p>Salt.</p><hr>${bar}`, { skip: ['remove-share-bars'] })).toContain('<hr>')
  })

  test('leaves the given body as it is, cleans what it cleaned no more, and keeps annotations that fit', () => {
    fc.assert(
      fc.property(brokenHtml, fc.constantFrom('safe', 'archive', 'reader'), fc.boolean(), (html, preset, isTold) => {
        const given = parseBody(html, isTold ? { baseUrl } : {})
        const before = JSON.stringify(given)
        const { body } = cleanBody(given, { preset, baseUrl })
        expect(JSON.stringify(given)).toBe(before)
        const again = cleanBody(body, { preset, baseUrl })
        expect(again.changes).toEqual([])
        expect(again.body).toEqual(body)
        const refs = new Set(images(body).map(({ data }) => data.ref))
        for (const { data } of figures(body)) expect(data.images.filter((ref) => !refs.has(ref))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('makes the addresses of annotations absolute with those of the tree', () => {
    const html = `
      <figure><a href="large.html"><img src="a.jpg" srcset="a-2.jpg 2x, /a-3.jpg 3x"></a><figcaption>A pier</figcaption></figure>
      <p><img src="data:image/gif;base64,R0lGOD" data-src="/late.jpg"></p>
      <picture><source srcset="b.webp" type="image/webp"><img src="//cdn.example.org/b.jpg"></picture>
      <iframe src="/embed/player/1" title="Film"></iframe><video src="film.mp4"></video>
      <p>See <a href="#note">the note</a> and a <span class="keyword_link"><a href="/tags/pier/">pier</a></span>.</p>
      <p>The post <a href="./">Notes</a> first appeared on <a href="/">Example</a>.</p>
      <div class="sharedaddy"><a href="?share=x">Share</a></div>`
    const steps = cleanPresets.reader.filter(({ name }) => name === 'resolve-urls')
    const given = parseBody(html)
    const { body, changes } = cleanBody(given, { steps, baseUrl })
    expect(dataOf(body)).toEqual(dataOf(parseBody(html, { baseUrl })))
    expect(JSON.stringify(dataOf(body))).toContain('"url":"https://example.org/late.jpg"')
    // A change is one of the tree; what is said of it goes along.
    expect(changes.every(({ kind, reason }) => kind === 'replace' && reason === 'a relative address')).toBe(true)
    expect(dataOf(given)).toEqual(dataOf(parseBody(html)))
  })

  test.each(['safe', 'archive', 'reader'] as const)(
    'leads to the same Markdown, whether parseBody or it is told where the body is from (%s)',
    (preset) => {
      const html =
        '<figure><a href="large.html"><img src="a.jpg" alt="A pier"></a></figure><iframe src="/embed/1"></iframe>'
      const markdown = (known: object) => toMarkdown(cleanBody(parseBody(html, known), { preset, baseUrl }).body, known)
      const told = markdown({ baseUrl })
      expect(told).toContain('https://example.org/notes/a.jpg')
      if (preset === 'reader') expect(markdown({})).toBe(told)
      else expect(markdown({})).toContain('](a.jpg)')
    },
  )

  test('takes tracking parameters out of annotations, too', () => {
    const { body } = clean('<a href="/b/?id=1&utm_source=x"><figure><img src="/a.jpg?utm_medium=y&v=2"></figure></a>')
    expect(images(body).map(({ data }) => data.url)).toEqual(['https://example.org/a.jpg?v=2'])
  })

  test('what is recognised is the same, whether parseBody or it is told where the body is from', () => {
    const steps = cleanPresets.reader.filter(({ name }) => name === 'resolve-urls')
    const needAddress = bodyFixtures().flatMap(({ recognizer, name, html }) => {
      const later = dataOf(cleanBody(parseBody(html), { steps, baseUrl }).body)
      const before = dataOf(cleanBody(parseBody(html, { baseUrl }), { steps, baseUrl }).body)
      const types = (all: typeof later) => all.map((data) => data && [data.type, data.ref])
      if (!isDeepStrictEqual(types(later), types(before))) return [`${recognizer}/${name}`]
      expect(later).toEqual(before)
      return []
    })
    // Only a link to the same site makes these what they are, and only parseBody recognises anything.
    expect(needAddress).toEqual([
      'link-card/cards-in-a-section',
      'link-card/empty-link',
      'link-card/magazine',
      'link-list/bbc',
      'link-list/rfa',
      'page-element/nav',
    ])
  })

  test('a body without furniture is the same', () => {
    const html =
      '<h2>One</h2><p class="lead">Two <a href="https://example.org/">three</a>.</p><figure><img src="https://example.org/a.jpg" alt=""></figure>'
    const { body, changes } = clean(html)
    expect(changes).toEqual([])
    expect(toHtml(body)).toBe(html)
    expect(brokenInvariants(body)).toEqual([])
  })

  test.each([
    ['removes a script in a preset that is safe', 'safe', '<p>x<script>y</script></p>', '<p>x</p>'],
    [
      'keeps a share bar in a preset that is safe',
      'safe',
      '<div class="sharedaddy">x</div>',
      '<div class="sharedaddy">x</div>',
    ],
    [
      'keeps a share bar for the archive',
      'archive',
      '<div class="sharedaddy">x</div>',
      '<div class="sharedaddy">x</div>',
    ],
    [
      'removes trackers for the archive',
      'archive',
      '<a href="https://a.org/?utm_source=b">x</a>',
      '<a href="https://a.org/">x</a>',
    ],
    ['keeps words apart', 'reader', '<p>a<span> </span>b</p>', '<p>a b</p>'],
    [
      'keeps an image in a paragraph',
      'reader',
      '<p><img src="https://a.org/b.jpg"></p>',
      '<p><img src="https://a.org/b.jpg"></p>',
    ],
    ['empties wrappers from the inside out', 'reader', '<p>x</p><div><div><p> </p></div></div>', '<p>x</p>'],
    [
      'removes the one image of a tracker and leaves the other',
      'reader',
      '<p>x<img src="https://pixel.a.org/b.gif" width="1" height="1"></p>',
      '<p>x</p>',
    ],
    [
      'removes the address that is told of every click',
      'archive',
      '<a href="https://a.org/" ping="/b /c">x</a>',
      '<a href="https://a.org/">x</a>',
    ],
    [
      'removes comments of readers',
      'reader',
      `<p>${'A text. '.repeat(60)}</p><div id="comments"><p>Nice.</p></div>`,
      `<p>${'A text. '.repeat(60)}</p>`,
    ],
    [
      'gives a lazy image its candidates and their sizes',
      'reader',
      '<img src="data:image/gif;base64,R0" srcset="data:image/gif;base64,R0 1w" data-lazy-src="https://a.org/b.jpg" data-lazy-srcset="https://a.org/b.jpg 9w" data-lazy-sizes="9px">',
      '<img src="https://a.org/b.jpg" srcset="https://a.org/b.jpg 9w" sizes="9px">',
    ],
    [
      'takes the candidates that only keep a place',
      'reader',
      '<img src="data:image/gif;base64,R0" srcset="data:image/gif;base64,R0 1w" data-src="https://a.org/b.jpg">',
      '<img src="https://a.org/b.jpg">',
    ],
    [
      'removes the copy of an image in its wrapper',
      'reader',
      '<img data-src="https://a.org/b.jpg"><noscript><!-- c --> <p><img src="https://a.org/b.jpg"></p></noscript>',
      '<img src="https://a.org/b.jpg">',
    ],
    [
      'keeps what a noscript says besides the copy of an image',
      'reader',
      '<img data-src="https://a.org/b.jpg"><noscript><p>Fog.<img src="https://a.org/b.jpg"></p></noscript>',
      '<img src="https://a.org/b.jpg"><p>Fog.<img src="https://a.org/b.jpg"></p>',
    ],
    [
      'leaves a frame alone with content for browsers without frames, where the article goes on',
      'safe',
      '<p>x</p><iframe src="https://a.org/"><p>y</p></iframe><p>z</p>',
      '<p>x</p><a class="embed embed-other" href="https://a.org/">a.org: https://a.org/</a><p>z</p>',
    ],
    [
      'leaves a frame alone whose content nests too deep to be read',
      'safe',
      `<p>x</p><iframe src="https://a.org/">${'<div>'.repeat(600)}`,
      '<p>x</p><a class="embed embed-other" href="https://a.org/">a.org: https://a.org/</a>',
    ],
  ] as const)('%s', (_, preset, html, expected) => {
    expect(cleaned(html, { preset })).toBe(expected)
  })

  test('runs steps of one’s own, skips others, and refuses names that do not exist', () => {
    const removeRules = defineCleanStep({
      name: 'remove-rules',
      clean({ elements, remove }) {
        for (const element of elements) if (element.tagName === 'hr') remove(element, 'a rule')
      },
    })
    expect(cleaned('<p>x</p><hr><p></p>', { steps: [removeRules] })).toBe('<p>x</p><p></p>')
    expect(cleaned('<p>x</p><p></p>', { skip: ['drop-empty-paragraphs'] })).toBe('<p>x</p><p></p>')
    expect(() => clean('', { skip: ['drop-everything'] })).toThrow(/no step 'drop-everything'.*drop-empty-paragraphs/)
    expect(() => clean('', { preset: 'clean' })).toThrow(/no preset 'clean'.*safe, archive, reader/)
  })

  test('of several orders for an element the first counts, but properties add up, and go where the element goes', () => {
    const own = (name: string, clean: CleanStep['clean']) => defineCleanStep({ name, clean })
    const order = (give: (element: Element, context: CleanContext) => void) =>
      own('own', (context) => {
        for (const element of context.elements) if (element.properties.id === 'x') give(element, context)
      })
    const html = '<p>a<b id="x">c</b></p>'
    const result = (give: (element: Element, context: CleanContext) => void) => cleaned(html, { steps: [order(give)] })
    expect(
      result((element, { setProperties }) => {
        setProperties(element, { title: 'd', lang: undefined }, 'one')
        setProperties(element, { className: ['e', 'f'], id: null }, 'two')
      }),
    ).toBe('<p>a<b title="d" class="e f">c</b></p>')
    expect(
      result((element, { setProperties, remove }) => {
        setProperties(element, { title: 'd' }, 'one')
        remove(element, 'two')
      }),
    ).toBe('<p>a</p>')
    expect(
      result((element, { unwrap, remove, setProperties }) => {
        unwrap(element, 'one')
        remove(element, 'two')
        setProperties(element, { title: 'd' }, 'three')
      }),
    ).toBe('<p>ac</p>')
    expect(result((element, { setProperties }) => setProperties(element, { id: 'x', title: undefined }, 'one'))).toBe(
      html,
    )
  })

  test('annotations do not name what a step took out', () => {
    const without = (html: string, id: string) => {
      const step = defineCleanStep({
        name: 'own',
        clean({ elements, remove }) {
          for (const element of elements) if (element.properties.id === id) remove(element, 'own')
        },
      })
      return images(clean(html, { steps: [step] }).body).map(({ data }) => data)
    }
    const captioned = '<p><img src="/a.jpg"></p><div id="x"><small>The pier</small></div>'
    expect(images(parseBody(captioned)).map(({ data }) => data.by)).toEqual(['figure-1'])
    expect(without(captioned, 'x')).toEqual([expect.not.objectContaining({ by: expect.anything() })])
    const copied = '<img id="x" src="/a.jpg"><noscript><img src="/a.jpg"></noscript>'
    expect(images(parseBody(copied)).map(({ data }) => data.duplicateOf)).toEqual([undefined, 'image-1'])
    expect(without(copied, 'x')).toEqual([expect.not.objectContaining({ duplicateOf: expect.anything() })])
  })

  test('a step that never ends is stopped', () => {
    let turn = 0
    const restless = defineCleanStep({
      name: 'restless',
      clean: ({ elements, setProperties }) =>
        setProperties(elements[0] as Element, { title: String(turn++) }, 'a turn'),
    })
    expect(clean('<p>x</p>', { steps: [restless] }).changes.length).toBeLessThan(100)
  })

  test('comes to a tree of one’s own of any depth', () => {
    const deep: Element = { type: 'element', tagName: 'div', properties: {}, children: [] }
    let inner = deep
    for (let level = 0; level < 20_000; level++) {
      const next: Element = { type: 'element', tagName: 'b', properties: {}, children: [] }
      inner.children.push(next)
      inner = next
    }
    inner.children.push({ type: 'text', value: 'x' })
    const steps = cleanPresets.reader.filter(({ name }) => name !== 'sanitize')
    expect(cleanBody({ type: 'root', children: [deep] }, { steps }).changes).toEqual([])
  })
})
