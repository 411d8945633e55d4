import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { toText } from 'hast-util-to-text'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { annotation, figures, parseBody, rehypePostmatter } from '../../src/index.js'

const html = [
  '<p>The pier was built in 1893.</p>',
  '<figure><img src="/pier.jpg" alt="The pier"><figcaption>The pier at low tide</figcaption></figure>',
  '<div class="sharedaddy"><a href="https://example.com/share">Share</a></div>',
  '<p>The post <a href="/pier/">The pier</a> appeared first on <a href="/">Example</a>.</p>',
].join('')
const plain = () => parseBody(html, { recognizers: [] })
const annotated = () => parseBody(html, { baseUrl: 'https://example.org/' })

type Created = { type: unknown; props: Record<string, unknown> }
const jsx = (type: unknown, props: Record<string, unknown>): Created => ({ type, props })

describe('an annotated body is plain hast for', () => {
  test('hast-util-to-html', () => {
    expect(toHtml(annotated())).toBe(html)
  })

  test('hast-util-to-text', () => {
    expect(toText(annotated())).toBe(toText(plain()))
    expect(toText(annotated())).toContain('The pier at low tide')
  })

  test('hast-util-to-jsx-runtime', () => {
    const create = (tree: Root) =>
      toJsxRuntime(tree, {
        Fragment: 'fragment',
        jsx: jsx as never,
        jsxs: jsx as never,
        elementAttributeNameCase: 'html',
      })
    expect(create(annotated())).toEqual(create(plain()))
    expect(JSON.stringify(create(annotated()))).toContain('The pier at low tide')
  })

  test('unist-util-visit', () => {
    const types: string[] = []
    visit(annotated(), 'element', (element) => {
      const data = annotation(element)
      if (data) types.push(data.type)
    })
    expect(types).toEqual(['figure', 'image', 'claim', 'widget', 'attribution'])
  })
})

test('what was recognised is found below any node', () => {
  const tree = annotated()
  expect(figures(tree)).toHaveLength(1)
  expect(figures(tree.children[1]!)).toEqual([])
  expect(figures({ type: 'text', value: 'The pier' })).toEqual([])
})

describe('rehypePostmatter', () => {
  test('annotates the tree for the plugins after it', () => {
    const seen: string[] = []
    const file = unified()
      .use(rehypeParse, { fragment: true })
      .use(rehypePostmatter, { baseUrl: 'https://example.org/' })
      .use(() => (tree: Root) => {
        for (const { data } of figures(tree)) seen.push(`${data.kind}: ${data.caption?.text}`)
      })
      .use(rehypeStringify)
      .processSync(html)
    expect(seen).toEqual(['image: The pier at low tide'])
    expect(String(file)).toBe(html)
  })

  test('takes the recognisers and tells what they matched', () => {
    const matched: string[] = []
    unified()
      .use(rehypeParse, { fragment: true })
      .use(rehypePostmatter, { onRecognized: (recognizer, { tagName }) => matched.push(`${recognizer} ${tagName}`) })
      .use(rehypeStringify)
      .processSync(html)
    expect(matched).toEqual(['image img', 'figure figcaption', 'figure figure', 'share-bar div', 'attribution p'])
  })
})
