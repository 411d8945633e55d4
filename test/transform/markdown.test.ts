import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { parseBody, toMarkdown } from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { markupInLine, markupOfBlocks } from '../support/arbitrary-markup.js'
import { readMarkdown, textOfBody, textOfMarkdown } from '../support/markdown-text.js'

const baseUrl = 'https://example.org/'
const write = (html: string) => toMarkdown(parseBody(html, { baseUrl }), { baseUrl })
function types(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap((child) => types(child)) : [])]
}

describe('toMarkdown', () => {
  test.each([
    ['marks', '<p>Salt and <b>rope</b>, <em>tar</em>, <del>oil</del>.</p>', 'Salt and **rope**, *tar*, ~~oil~~.\n'],
    ['headings and rules', '<h2>Fog</h2><hr><h3>Horn</h3>', '## Fog\n\n***\n\n### Horn\n'],
    ['lists', '<ul><li>a<li>b</ul><ol start="3"><li>c<li>d</ol>', '- a\n- b\n\n3. c\n4. d\n'],
    ['links, made absolute', '<p><a href="/boats/">boats</a></p>', '[boats](https://example.org/boats/)\n'],
    [
      'figures with their captions',
      '<figure><img src="/a.jpg" alt="A boat"><figcaption>The boat</figcaption></figure>',
      '![A boat](https://example.org/a.jpg)\n\n*The boat*\n',
    ],
    [
      'the real address of a lazy image',
      '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/a.jpg" alt="b"></p>',
      '![b](https://example.org/a.jpg)\n',
    ],
    ['tables', '<table><tr><th>a<th>b<tr><td>c<td>d</table>', '| a | b |\n| - | - |\n| c | d |\n'],
    ['code', '<pre><code class="language-ts">const a = 1\n</code></pre>', '```ts\nconst a = 1\n```\n'],
    ['quotes', '<blockquote><p>Fog.</p></blockquote>', '> Fog.\n'],
    [
      'no scripts, fallbacks or controls',
      '<p>a<script>b</script></p><video src="javascript:x">c</video><button>d</button>',
      'a\n',
    ],
  ])('writes %s', (_, html, expected) => {
    expect(write(html)).toBe(expected)
  })

  test('text that looks like Markdown reads back as the same text, and as nothing else', () => {
    const piece = fc.constantFrom(
      ...'* _ # 1. - [x] (y) ` | ~~ &amp; \\ ! + = : a 雨 「 」 0'.split(' '),
      ...[' ', '- '],
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const tree = readMarkdown(write(`<p>x${pieces.join('')}x</p>`))
        expect(types(tree).filter((type) => !['root', 'paragraph', 'text'].includes(type))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['lines', markupInLine],
    ['blocks', markupOfBlocks],
    ['broken html', brokenHtml],
  ])('%s read back as the text of the body', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (html) => {
        const body = parseBody(html, { baseUrl })
        expect(textOfMarkdown(toMarkdown(body))).toBe(textOfBody(body))
      }),
      { numRuns: 1_500 },
    )
  })

  test('leaves the body as it is', () => {
    const body = parseBody('<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The pier</p></div>', {
      baseUrl,
    })
    const before = JSON.stringify(body)
    expect(toMarkdown(body)).toContain('*The pier*')
    expect(JSON.stringify(body)).toBe(before)
  })
})
