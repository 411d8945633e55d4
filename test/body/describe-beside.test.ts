import type { Root } from 'hast'
import { expect, test } from 'vitest'
import { annotateBody } from '../../src/body/annotate-body.js'
import { annotation } from '../../src/body/annotation.js'
import { describeBeside } from '../../src/body/describe-beside.js'
import { elementsBelow } from '../../src/body/elements.js'
import { parseHtml } from '../../src/body/parse-html.js'

const options = { baseUrl: 'https://example.org/', title: 'The gate' }
const figuresOf = (tree: Root) => elementsBelow(tree).filter(({ tagName }) => tagName === 'figure')

function treeOf(html: string): Root {
  const read = parseHtml(`<p>Before.</p>${html}<p>After.</p>`, 512)
  if (!read.ok) throw new Error('it cannot be read')
  return read.tree
}

const figures: Record<string, string> = {
  'in one box with its picture':
    '<div><div><img src="a.jpg"></div><figure><figcaption>The gate <span class="credit">A. N.</span></figcaption></figure></div>',
  'after a picture with words between':
    '<div><img src="a.jpg">and words<figure><figcaption>The gate</figcaption></figure></div>',
  'in boxes of its own':
    '<div><p><img src="a.jpg"></p><div><div><figure><figcaption>The gate</figcaption></figure></div></div></div>',
  'beside boxes in the body itself':
    '<p><img src="a.jpg"> <img src="b.jpg"></p><figure><figcaption>Two gates</figcaption></figure>',
  'after a figure': '<figure><img src="a.jpg"></figure><figure><figcaption>The gate</figcaption></figure>',
  'one in another': '<figure><figure><figcaption>The gate</figcaption></figure></figure>',
  'with a box for a chart': '<div><figure><div class="chart-container"></div></figure></div>',
  empty: '<figure></figure>',
}

test.each(Object.entries(figures))('says what the annotation of the whole body says of a figure %s', (_, html) => {
  const tree = treeOf(html)
  const described = figuresOf(tree).map((figure) => describeBeside(tree, figure, options))
  const annotated = figuresOf(annotateBody(treeOf(html), options)).map((figure) => annotation(figure))
  const withoutRefs = (data: unknown) => JSON.parse(JSON.stringify(data).replaceAll(/-\d+"/g, '"'))
  expect(withoutRefs(described)).toEqual(withoutRefs(annotated))
})

test('finds the picture before a caption, and what both are', () => {
  const tree = treeOf(figures['in one box with its picture']!)
  expect(describeBeside(tree, figuresOf(tree)[0]!, options)).toMatchObject({
    type: 'figure',
    kind: 'image',
    images: ['image-1'],
    caption: { text: 'The gate' },
    credit: { text: 'A. N.' },
  })
})

test('leaves the tree as it is, and does not look at what was said of it', () => {
  const tree = treeOf(figures['in one box with its picture']!)
  const [figure] = figuresOf(tree)
  const before = structuredClone(tree)
  const said = describeBeside(tree, figure!, options)
  expect(tree).toEqual(before)
  annotateBody(tree, options)
  const annotated = structuredClone(tree)
  expect(describeBeside(tree, figure!, options)).toEqual(said)
  expect(tree).toEqual(annotated)
})
