import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import type { Element, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { type Diagnostic, images, PostError, parseBody, parseDocument, parsePost } from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'

/** What hast-util-from-html makes of it, without positions: what parseBody has to equal. */
function oracle(html: string): Root {
  return JSON.parse(
    JSON.stringify(fromHtml(html, { fragment: true }), (key, value) => (key === 'position' ? undefined : value)),
  )
}

const folder = new URL('../../fixtures/canonical/', import.meta.url)
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.md'))

describe('parseBody', () => {
  test.each(fixtures)('gives the tree of hast-util-from-html for %s', (name) => {
    const { html } = parsePost(readFileSync(new URL(name, folder), 'utf8'))
    expect(parseBody(html, { recognizers: [] })).toEqual(oracle(html))
  })

  test('gives the tree of hast-util-from-html for any broken HTML', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        // JSON has no -0, which Number('-0') gives.
        expect(JSON.parse(JSON.stringify(parseBody(html, { recognizers: [] })))).toEqual(oracle(html))
      }),
      { numRuns: 5_000 },
    )
  })

  test('gives the same tree with positions, and without', () => {
    fc.assert(
      fc.property(brokenHtml, (html) => {
        const located = JSON.parse(
          JSON.stringify(parseBody(html, { positions: true }), (key, value) =>
            key === 'position' ? undefined : value,
          ),
        )
        expect(located).toEqual(JSON.parse(JSON.stringify(parseBody(html))))
      }),
    )
  })

  test.each<[string, string]>([
    [
      'lists in attributes',
      '<input accept="image/png, image/jpeg"><a ping="/a /b"><td headers="a b"><area coords="1, 2">',
    ],
    ['lists in drawings', '<svg about="a, b c"><path stroke-dasharray="1,2 3"><g accent-height="1" class="a b"></svg>'],
    ['two names of one property', '<p class=a classname=b><p classname="a b" class=c>'],
    ['more tag names than are remembered', count(1_100, (index) => `<x-${index}>y</x-${index}>`)],
    [
      'more attribute names than are remembered',
      count(5_100, (index) => `<i x-${index}="${index}">`).replaceAll('>', '></i>'),
    ],
  ])('gives the tree of hast-util-from-html for %s', (_, html) => {
    expect(parseBody(html, { recognizers: [] })).toEqual(oracle(html))
    expect(parseBody(html, { recognizers: [] })).toEqual(oracle(html))
  })

  test('takes noscript for markup, as a browser without scripts does', () => {
    const [noscript] = parseBody('<noscript><img src="a.jpg"></noscript>').children as [Element]
    expect(noscript.children).toMatchObject([{ tagName: 'img', properties: { src: 'a.jpg' } }])
  })

  test('is what hast utilities work on', () => {
    expect(toHtml(parseBody('<p class="a b">x<template><b>y</b></template>'))).toBe(
      '<p class="a b">x<template><b>y</b></template></p>',
    )
  })

  test('takes relative addresses as they are written where a document does not say what they are relative to', () => {
    const html = '<img src="a.jpg">'
    const urlIn = (lines: string) => images(parseBody(parseDocument(`---\n${lines}\n---\n\n${html}`)))[0]!.data.url
    expect(urlIn('from: https://example.org/b/')).toBe('https://example.org/b/a.jpg')
    expect(urlIn('from: [ https://example.org/b/ ]')).toBe('a.jpg')
    expect(urlIn('from:')).toBe('a.jpg')
    expect(urlIn('title: A walk')).toBe('a.jpg')
  })

  test('takes html, a post or a document', () => {
    const source = readFileSync(new URL('feed-english.md', folder), 'utf8')
    const trees = [parsePost(source).html, parsePost(source), parseDocument(source)].map((input) => parseBody(input))
    expect(trees[1]).toEqual(trees[0])
    expect(trees[2]).toEqual(trees[0])
  })
})

describe('positions', () => {
  test('of a document count in the whole file, of html in the html', () => {
    for (const name of fixtures) {
      const source = readFileSync(new URL(name, folder), 'utf8')
      const document = parseDocument(source)
      const start = document.layout.html.start
      const inFile = offsets(parseBody(document, { positions: true }))
      expect(inFile).toEqual(
        offsets(parseBody(document.slice(document.layout.html), { positions: true })).map((offset) => offset + start),
      )
    }
  })

  test('of what stands in a template count in the whole file, too', () => {
    const html = '<template><p>One foot.</p></template>'
    const source = `---\ntitle: A walk\n---\n\n${html}`
    const [template] = parseBody(parseDocument(source), { positions: true }).children as [Element]
    const [paragraph] = template.content!.children as [Element]
    const { start, end } = paragraph.position!
    expect(source.slice(start.offset, end.offset)).toBe('<p>One foot.</p>')
  })

  test('of an element are the text from its start tag to its end tag', () => {
    const source = readFileSync(new URL('feed-english.md', folder), 'utf8').replace(
      '<div>\n',
      '<div>\n<figure>\r\n<img src=x></figure>',
    )
    const document = parseDocument(source)
    const [figure] = parseBody(document, { positions: true }).children as [Element]
    const { start, end } = figure.position!
    expect(source.slice(start.offset, end.offset)).toBe('<figure>\r\n<img src=x></figure>')
    expect(document.locator.point(start.offset!)).toEqual(start)
  })
})

describe('parse errors', () => {
  test('are told on request, with code, place and the standard’s page', () => {
    const source = readFileSync(new URL('feed-english.md', folder), 'utf8').replace(
      '<div>\n',
      '<div>\n<p id=a id=b>&copy</p>',
    )
    const document = parseDocument(source)
    const found: Diagnostic[] = []
    parseBody(document, { onDiagnostic: (diagnostic) => found.push(diagnostic) })
    expect(found).toMatchObject([
      {
        code: 'html/duplicate-attribute',
        severity: 'warning',
        message: expect.stringContaining('duplicate attribute'),
        url: expect.stringMatching(/#parse-error-duplicate-attribute$/),
      },
      { code: 'html/missing-semicolon-after-character-reference' },
    ])
    expect(found.map(({ position }) => document.locator.point(position!.start.offset))).toEqual(
      found.map(({ position }) => position!.start),
    )
    expect(found[0]!.position!.start).toEqual(
      document.locator.point(source.indexOf('<p id=a id=b>') + '<p id=a id'.length),
    )
  })
})

const hard: [name: string, html: string, expected: string][] = [
  ['100,000 nested elements', '<div>'.repeat(100_000), 'body/too-deep'],
  ['512 nested elements', `${'<div>'.repeat(512)}x`, 'tree'],
  ['513 nested elements', `${'<div>'.repeat(513)}x`, 'body/too-deep'],
  ['1,000,000 siblings', '<br>'.repeat(1_000_000), 'tree'],
  ['a box of 200,000 paragraphs and a picture', `<div>${'<p>x</p>'.repeat(200_000)}<img src=a></div>`, 'tree'],
  [
    'a caption of 200,000 elements',
    `<figure><figcaption>${'<b>x</b>'.repeat(200_000)}</figcaption><img src=a>`,
    'tree',
  ],
  ['a widget of 200,000 links', `<div class="related">${'<a href="/x">x</a>'.repeat(200_000)}</div>`, 'tree'],
  ['an attribute of 50 MB', `<img alt="${'x'.repeat(50_000_000)}">`, 'tree'],
  ['tags that are never closed', '<b><i><a href=x><table><tr><td><ul><li>'.repeat(2_000), 'body/too-deep'],
  ['formatting elements that pile up', count(4_000, (index) => `<p><font size=${index}>`), 'body/too-many-elements'],
  [
    'formatting elements that multiply',
    `<p>${count(500, (index) => `<font size=${index}>`)}${'<p>x'.repeat(4_000)}`,
    'body/too-many-elements',
  ],
  ['formatting elements that HTML stops from multiplying', '<p><font size=1>a</p>'.repeat(4_000), 'tree'],
  ['templates in templates', '<template>'.repeat(600), 'body/too-deep'],
  ['copies in noscript, one after the other', '<noscript><img src=x></noscript>'.repeat(60_000), 'tree'],
  ['a caption of blank lines', `<figure><figcaption>字${'\n'.repeat(200_000)}x</figcaption></figure>`, 'tree'],
  ['figures in figures', `${'<figure><figcaption>x'.repeat(200)}${'<img src=x>'.repeat(2_000)}`, 'tree'],
  ['plaintext', `<plaintext>${'</plaintext>'.repeat(10_000)}`, 'tree'],
  ['foreign content', '<svg><math><desc><p>'.repeat(300), 'body/too-deep'],
  ['100,000 unclosed paragraphs', '<p>x'.repeat(100_000), 'tree'],
  ['tables in tables, and text that has no place in them', '<table>x'.repeat(100), 'tree'],
]

describe('hard input', () => {
  test.each(hard.map(([name, html, expected]) => ({ name, html, expected })))(
    '$name: $expected',
    ({ html, expected }) => {
      expect(verdict(html)).toBe(expected)
    },
  )

  test('gets the same verdict in a worker, whose stack is another', async () => {
    const script = `
      import { parentPort, workerData } from 'node:worker_threads'
      import { parseBody } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)}
      parentPort.postMessage(workerData.map((html) => {
        try { parseBody(html); return 'tree' } catch (error) { return error.diagnostics[0].code }
      }))`
    const inputs = hard.map(([, html]) => html).filter((html) => html.length < 10_000_000)
    const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`)
    const verdicts = await new Promise((resolve, reject) => {
      const worker = new Worker(url, { workerData: inputs, resourceLimits: { stackSizeMb: 1 } })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(verdicts).toEqual(inputs.map(verdict))
  })

  test('is refused with the place in the file', () => {
    const source = readFileSync(new URL('feed-english.md', folder), 'utf8').replace(
      '<div>\n',
      `<div>\n${'<i>'.repeat(600)}`,
    )
    const document = parseDocument(source)
    const error = catchError(() => parseBody(document)) as PostError
    expect(error).toBeInstanceOf(PostError)
    const { position } = error.diagnostics[0]!
    expect(source.slice(position!.start.offset, position!.end.offset)).toBe(document.slice(document.layout.html))
  })

  test('may be nested deeper when it is asked for', () => {
    expect(parseBody('<div>'.repeat(1_000), { maxDepth: 1_000 }).children).toHaveLength(1)
  })
})

function count(times: number, make: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => make(index)).join('')
}

function verdict(html: string): string {
  const error = catchError(() => parseBody(html))
  return error ? (error as PostError).diagnostics[0]!.code : 'tree'
}

function catchError(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}

/** The start and end offsets of every node, in document order. */
function offsets(tree: Root): number[] {
  const found: number[] = []
  const visit = (node: Root | RootContent): void => {
    if (node.type !== 'root' && node.position) found.push(node.position.start.offset!, node.position.end.offset!)
    if ('children' in node) for (const child of node.children) visit(child as RootContent)
  }
  visit(tree)
  return found
}
