import { createHash } from 'node:crypto'
import type { Nodes } from 'hast'
import { toHtml as stringify } from 'hast-util-to-html'
import * as react from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { parseBody, parseDocument, renderBody, toHtml, toJsx, toText } from '../../src/index.js'
import { htmlRenderer } from '../../src/render/html-renderer.js'
import { readableBody } from '../../src/render/readable-body.js'
import { needing } from '../support/needs.js'
import { corpusPosts } from './corpus.js'

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * Posts that show more than toText has, each looked at: in a `noscript` stands the only copy of a picture or document, and
 * with it a label; one has a notice that its players' markup holds for browsers without them.
 */
const labels = [
  '7e39d63108362032',
  '81df5dc9b244f6dc',
  '841ae074b2bc6684',
  'cb424e0e580f84f7',
  'eb217631a79d6c8b',
  'ee943d63c14c30e5',
]

/** All that html says, but for the names of players, which toText leaves out, and what browsers with sound and film do not show. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element') {
    const { tagName, properties } = node
    const [first, second] = (properties.className ?? []) as string[]
    if (tagName === 'video' || tagName === 'audio') return ''
    if ((tagName === 'a' || tagName === 'span') && first === 'embed' && second?.startsWith('embed-')) return ''
  }
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const squash = (text: string) => text.replace(/\s+/g, '')
const sorted = (text: string) => [...text].sort().join('')

/** The posts whose html does not have the text of toText, and those that have it in another order: captions stand last. */
function differing(render: (source: string) => string): { other: string[]; moved: number } {
  const other: string[] = []
  let moved = 0
  for (const { source } of corpusPosts()) {
    const shown = squash(textOf(parseBody(render(source), { recognizers: [] })))
    const expected = squash(toText(parseBody(parseDocument(source)), { lists: 'plain' }))
    if (shown === expected) continue
    if (sorted(shown) === sorted(expected)) moved++
    else other.push(hash(source))
  }
  return { other: other.sort(), moved }
}

describe('rendering every real post', needing('corpus'), () => {
  test('as html: throws nothing, and shows the text of toText', () => {
    const { other, moved } = differing((source) => toHtml(parseDocument(source)))
    console.log(`${moved} posts have a caption after what it stood before`)
    expect(other).toEqual(labels)
  })

  test('as React elements: throws nothing, and shows the text of toText', () => {
    const warnings = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { other } = differing((source) => renderToStaticMarkup(toJsx(parseDocument(source), { ...react })))
    expect(other).toEqual(labels)
    expect(warnings.mock.calls).toEqual([])
  })

  test('as html: is what hast-util-to-html writes, and stays the same when it is read again', () => {
    const wrong = corpusPosts().filter(({ source }) => {
      const body = parseBody(parseDocument(source))
      const html = renderBody(body, htmlRenderer)
      // hast-util-to-html has no care for the line break that parsers drop after the tag.
      const isSame = html.replace(/(<pre[^>]*>)\n\n/g, '$1\n') === stringify(readableBody(body))
      return !isSame || stringify(parseBody(html, { recognizers: [] })) !== html.replace(/(<pre[^>]*>)\n\n/g, '$1\n')
    })
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})
