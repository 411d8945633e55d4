import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { toHtml as stringify } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { elementsBelow } from '../../src/body/elements.js'
import { cleanBody, parseBody, toHtml } from '../../src/index.js'
import { sanitizeBody } from '../../src/sanitize/sanitize-body.js'
import { brokenHtml } from '../support/arbitrary-html.js'

const attacks = [
  '<script>run()</script>',
  '<img src=x onerror=run()>',
  '<svg onload=run()>',
  '<svg><script>run()</script></svg>',
  '<svg><a xlink:href="javascript:run()"><text>x</text></a></svg>',
  '<math href="javascript:run()">x</math>',
  '<a href="javascript:run()">x</a>',
  '<a href=" java\nscript:run()">x</a>',
  '<a href="&#106;avascript:run()">x</a>',
  '<a href="vbscript:run()">x</a>',
  '<a href="data:text/html,<script>run()</script>">x</a>',
  '<iframe src="https://example.org/"></iframe>',
  '<iframe srcdoc="<script>run()</script>"></iframe>',
  '<iframe src="javascript:run()"></iframe>',
  '<object data="https://example.org/x.swf"></object>',
  '<embed src="https://example.org/x.swf">',
  '<form action="https://example.org/"><input autofocus onfocus=run()></form>',
  '<button formaction="javascript:run()">x</button>',
  '<meta http-equiv="refresh" content="0;url=https://example.org/">',
  '<base href="https://example.org/">',
  '<link rel="stylesheet" href="https://example.org/x.css">',
  '<style>@import "https://example.org/x.css"</style>',
  '<p style="background:url(https://example.org/x.png)">x</p>',
  '<noscript><p title="</noscript><img src=x onerror=run()>"></noscript>',
  '<template><img src=x onerror=run()></template>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=run()>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=run()>',
  '<svg></p><style><a id="</style><img src=1 onerror=run()>">',
  '<textarea><img title="</textarea><img src=x onerror=run()>"></textarea>',
  '<xmp><img title="</xmp><img src=x onerror=run()>"></xmp>',
  '<scr<script></script>ipt>run()</script>',
  '<a href="https://example.org/" ping="https://example.org/ping">x</a>',
  '<img name="cookie" src="https://example.org/a.png">',
  '<a id="location">x</a>',
  '<video onerror=run()><source onerror=run() src="javascript:run()"></video>',
  '<video poster="javascript:run()"></video>',
  '<img srcset="javascript:run() 1x, https://example.org/a.png 2x">',
  '<details open ontoggle=run()>x</details>',
  '<div><p><!--><img src=x onerror=run()>--></p></div>',
  '<plaintext><img src=x onerror=run()>',
]

const elements = new Set(
  'a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav nobr ol p picture pre q rb rp rt rtc ruby s samp search section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr'.split(
    ' ',
  ),
)
const addresses = ['href', 'src', 'cite', 'poster']

/** What is wrong with a tree, by other rules than the policy's own. */
function dangers(tree: Root): string[] {
  return elementsBelow(tree).flatMap(({ tagName, properties }: Element) => [
    ...(elements.has(tagName) ? [] : [`<${tagName}>`]),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const isBad =
        /^on/i.test(name) ||
        ['style', 'srcDoc', 'ping', 'name', 'formAction', 'action', 'target'].includes(name) ||
        (name === 'id' && /^[a-z$_][\w$]*$/i.test(String(value)) && !/\d/.test(String(value))) ||
        (addresses.includes(name) &&
          !/^(?:https?:|mailto:|tel:|data:image\/(?!svg)|[^:]*$|[^:]*[/?#])/i.test(String(value))) ||
        (name === 'srcSet' && /javascript:|data:/i.test(String(value)))
      return isBad ? [`${tagName} ${name}=${String(value)}`] : []
    }),
  ])
}

describe('what is sanitised', () => {
  test('the checker of this test would notice', () => {
    // Two are harmless by themselves: what the parser makes of them has nothing to run.
    const quiet = attacks.filter((html) => dangers(parseBody(html, { recognizers: [] })).length === 0)
    expect(quiet.length).toBeLessThanOrEqual(3)
  })

  test.each(attacks)('%s is harmless, also when it is parsed again', (html) => {
    for (const safe of [toHtml(parseBody(html)), stringify(cleanBody(parseBody(html), { preset: 'safe' }).body)]) {
      expect(dangers(parseBody(safe, { recognizers: [] }))).toEqual([])
      // And by a browser with scripts, for which the content of noscript is text.
      expect(safe).not.toMatch(/<(?:script|noscript|style|template|svg|math|iframe|form)\b/i)
    }
  })

  test('any body: safe when parsed again, sanitised again the same, and the input as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(brokenHtml, fc.constantFrom(...attacks)), { maxLength: 4 }), (pieces) => {
        const body = parseBody(pieces.join(''), { baseUrl: 'https://example.org/' })
        const before = JSON.stringify(body)
        const { tree } = sanitizeBody(body)
        expect(JSON.stringify(body)).toBe(before)
        expect(sanitizeBody(tree).changes).toEqual([])
        expect(dangers(parseBody(stringify(tree), { recognizers: [] }))).toEqual([])
        expect(dangers(parseBody(toHtml(body), { recognizers: [] }))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('says what it left out, and why', () => {
    const { changes } = sanitizeBody(parseBody('<p onclick="a()">x<script>b()</script></p>'))
    expect(changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['attribute', 'runs-code'],
      ['remove', 'runs-code'],
    ])
  })
})
