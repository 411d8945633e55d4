import fc from 'fast-check'
import { h } from 'hastscript'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { cleanBody, parseBody, toMarkdown } from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'
import { markupInLine, markupOfBlocks } from '../support/arbitrary-markup.js'
import { readMarkdown, textOfBody, textOfMarkdown } from '../support/markdown-text.js'

const baseUrl = 'https://example.org/'
const write = (html: string) => toMarkdown(parseBody(html, { baseUrl }), { baseUrl })
function types(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap((child) => types(child)) : [])]
}

describe('toMarkdown of a cleaned body', () => {
  test.each([
    '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Fog &amp; horn"></iframe>',
    '<p>a</p><div><iframe src="https://player.vimeo.com/video/123456"></iframe></div>',
    '<p>a <embed src="https://player.youku.com/player.php/sid/XMTIz/v.swf"> b</p>',
    '<iframe src="https://maps.example.org/embed?x=1"></iframe>',
    '<blockquote class="twitter-tweet"><p>Fog</p><a href="https://twitter.com/a/status/123">d</a></blockquote>',
    '<video controls><source src="https://example.org/fog.mp4"></video>',
  ])('names what is embedded once: %s', (html) => {
    for (const preset of ['safe', 'archive', 'reader'] as const) {
      const { body } = cleanBody(parseBody(html, { baseUrl }), { baseUrl, preset })
      expect(toMarkdown(body, { baseUrl }).match(/\]\(|^<http/gm)).toHaveLength(1)
    }
  })
})

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
    [
      'an indent of white space',
      '<p>\u3000\u3000雨停了。<br>&nbsp; The ferry<b>\u3000left.</b></p>',
      '雨停了。\\\nThe ferry\u3000**left.**\n',
    ],
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

  test.each<[string, string, string]>([
    [
      'tables with parts, wide cells and lines in cells',
      '<table><caption>Catch</caption><colgroup><col></colgroup><thead><tr><th colspan="2">a<th>b</thead><tbody><tr><td rowspan=2>c<td><div>d</div>e<td>f<tr><td>g<td>h</table>',
      'Catch\n\n| a | | b |\n| - | - | - |\n| c | d e | f |\n| | g | h |\n',
    ],
    ['nothing of a table without text', '<p>a</p><table><tr><td><td><tr><td><td></table><p>b</p>', 'a\n\nb\n'],
    [
      'paragraphs of a table that lays out a page',
      '<table><tr><td><p>a</p><p>b</p><td>c<tr><td>d<td>e</table>',
      'a\n\nb\n\nc\n\nd\n\ne\n',
    ],
    [
      'paragraphs of a table with lists',
      '<table><tr><td><ul><li>a</ul><td>c<tr><td>d<td>e</table>',
      '- a\n\nc\n\nd\n\ne\n',
    ],
    [
      'paragraphs of a table with many lines in a cell',
      `<table><tr><td>a${'<br>b'.repeat(4)}<td>c<tr><td>d<td>e</table>`,
      'a\\\nb\\\nb\\\nb\\\nb\n\nc\n\nd\n\ne\n',
    ],
    [
      'paragraphs of a table with long cells',
      `<table><tr><td>${'a'.repeat(301)}<td>c<tr><td>d<td>e</table>`,
      `${'a'.repeat(301)}\n\nc\n\nd\n\ne\n`,
    ],
    [
      'paragraphs of a table with a script in it',
      '<table><tr><td>a<td>b<tr><td>c<td>d</td></tr><script>e</script></table>',
      'a\n\nb\n\nc\n\nd\n',
    ],
    [
      'marks by style',
      '<p>a <span style="font-weight: 700">b</span> <font style="font-style:italic">c</font></p>',
      'a **b** *c*\n',
    ],
    ['quotation marks', '<p>He said <q>fog</q>.</p>', 'He said “fog”.\n'],
    ['quotations in quotations, up to a depth', `${'<blockquote>'.repeat(70)}a`, `${'> '.repeat(64).trimEnd()} a\n`],
    ['an emoji that is a picture', '<p>Fog <img class="emoji" alt="🌫️" src="/1f32b.png"> again</p>', 'Fog 🌫️ again\n'],
    [
      'an icon in its line',
      '<p>Fog <img width=16 height=16 alt="x" src="/a.png"> again</p>',
      'Fog ![x](https://example.org/a.png) again\n',
    ],
    [
      'a picture that is a link, but not one to itself',
      '<p><a href="/b/"><img alt="x" src="/a.png"></a></p><p><a href="/a.png"><img alt="y" src="/a-300x200.png"></a></p>',
      '[![x](https://example.org/a.png)](https://example.org/b/)\n\n![y](https://example.org/a-300x200.png)\n',
    ],
    [
      'a link that shows a picture by its style',
      '<p>a</p><a href="/b/" style="background: url(/a.png)"></a>',
      'a\n\n[![](https://example.org/a.png)](https://example.org/b/)\n',
    ],
    [
      'the title of a picture, unless it is its text',
      '<p><img alt="x" title="y &quot;z&quot;" src="/a.png"></p><p><img alt="x" title="x" src="/b.png"></p>',
      '![x](https://example.org/a.png "y \\"z\\"")\n\n![x](https://example.org/b.png)\n',
    ],
    [
      'a caption that stands in a label',
      '<figure><img src="/a.jpg" aria-label="The pier"></figure>',
      '![](https://example.org/a.jpg)\n\n*The pier*\n',
    ],
    [
      'the link of a tweet once',
      '<blockquote class="twitter-tweet"><p>Fog.</p><a href="https://twitter.com/a/status/12345678">May 1</a></blockquote>',
      '> Fog.\n>\n> [May 1](https://twitter.com/a/status/12345678)\n',
    ],
    [
      'the link of a tweet that has none',
      '<blockquote class="twitter-tweet" cite="https://twitter.com/a/status/12345678"><p>Fog.</p></blockquote>',
      '> Fog.\n>\n> x: <https://twitter.com/a/status/12345678>\n',
    ],
    [
      'a player that was never closed before what it swallowed',
      '<youtube-playervideo-type="youtube"source="x" video-id="abcdefghijk">Fog.',
      'youtube: <https://www.youtube.com/watch?v=abcdefghijk>\n\nFog.\n',
    ],
    [
      'an address of mail',
      '<p><a href="mailto:a.b@example.org">a.b@example.org</a>, <a href="mailto:a@example.org">write</a></p>',
      '<a.b@example.org>, [write](mailto:a@example.org)\n',
    ],
    [
      'parentheses in addresses',
      '<p><a href="/a_(b)">c</a> <a href="/a)(">d</a></p>',
      '[c](https://example.org/a_(b)) [d](https://example.org/a%29%28)\n',
    ],
    [
      'no links to scripts, and none to nowhere',
      '<p><a href="java&#10;script:x">a</a> <a href="#">b</a> <a href="">c</a> <a>d</a> <a href="//example.com/">e</a></p>',
      'a b c d [e](https://example.com/)\n',
    ],
    ['marks beside punctuation of other planes', '<p>a<b>b\u{10af0}</b>c</p>', 'a**b**\u{10af0}c\n'],
    [
      'notes without the links that lead back',
      '<p>a<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">Fog <a>without</a> <a href="#ref1">↩</a></ol>',
      'a[^1]\n\n[^1]: Fog without\n',
    ],
    ['code of lines', '<pre><div>a</div><div>b</div></pre>', '```\na\nb\n```\n'],
  ])('writes %s, too', (_, html, expected) => {
    expect(write(html)).toBe(expected)
  })

  test('reads a tree in which nothing was recognised, and one that no parser makes', () => {
    const plain = parseBody(
      '<p><img src="/a.jpg" alt="b" title="c"></p><noscript>d<img src="/e.jpg"></noscript><iframe src="https://example.com/" title="f"></iframe><object data="/g.pdf"></object><video><source src="/h.mp4"></video><audio></audio>',
      { recognizers: [] },
    )
    expect(toMarkdown(plain, { baseUrl })).toBe(
      '![b](https://example.org/a.jpg "c")\n\n[f](https://example.com/)\n\n<https://example.org/g.pdf>\n\n<https://example.org/h.mp4>\n',
    )
    const td = h('td', 'a')
    const rows = [h('tr', td, td), h('tr', td, td)]
    expect(toMarkdown(h(null, h('table', rows)))).toBe('| a | a |\n| - | - |\n| a | a |\n')
    expect(toMarkdown(h(null, h('table', rows, 'b')))).toBe('a\n\na\n\na\n\na\n\nb\n')
    expect(toMarkdown(h(null, h('table', rows, h('tr', td, 'b', td))))).toBe('a\n\na\n\na\n\na\n\na\n\nb\n\na\n')
    expect(toMarkdown(h(null, h('pre', 'a\n', '', h('div', 'b'))))).toBe('```\na\nb\n```\n')
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
