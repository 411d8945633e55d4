import fc from 'fast-check'
import { text } from './arbitrary-post.js'

// Broken HTML as feeds and scrapers hand it on: pieces of markup in any order, never closed, closed twice, nested where
// they may not be.

const tag = fc.constantFrom(
  ...[
    'p',
    'div',
    'span',
    'b',
    'i',
    'a',
    'font',
    'nobr',
    'em',
    'img',
    'br',
    'hr',
    'figure',
    'figcaption',
    'noscript',
    'picture',
    'source',
  ],
  ...[
    'table',
    'tbody',
    'tr',
    'td',
    'th',
    'caption',
    'colgroup',
    'ul',
    'li',
    'dl',
    'dt',
    'h1',
    'pre',
    'blockquote',
    'iframe',
    'video',
  ],
  ...[
    'audio',
    'object',
    'template',
    'svg',
    'math',
    'mi',
    'annotation-xml',
    'foreignObject',
    'desc',
    'title',
    'style',
    'script',
    'textarea',
  ],
  ...[
    'select',
    'option',
    'form',
    'input',
    'button',
    'html',
    'body',
    'head',
    'frameset',
    'plaintext',
    'o:p',
    'p<1',
    'x.y',
    'x#y',
    'İ',
    'youtube-player',
  ],
)
const attribute = fc.oneof(
  fc.constantFrom(
    ...[
      ' class="a b"',
      ' class=a class=b',
      ' className="c"',
      ' id=x',
      ' hidden',
      ' hidden=HIDDEN',
      ' width=1e2',
      ' width="x"',
      ' 2=a 1=b',
    ],
    ...[
      ' constructor=x',
      ' __proto__=y',
      ' style="color:red"',
      ' srcset="a 1x, b 2x"',
      ' data-x-1="y"',
      ' aria-label',
      ' on"click"="x"',
      ' =',
    ],
    ...[
      ' xlink:href="#a"',
      ' xml:lang=en',
      ' viewBox="0 0 1 1"',
      ' accept-charset="a b"',
      ' download',
      ' download="f"',
      ' sizes="a b"',
      ' "',
    ],
  ),
  text.map((value) => ` title="${value.replaceAll('"', '&quot;')}"`),
)
const open = fc
  .tuple(tag, fc.array(attribute, { maxLength: 3 }))
  .map(([name, attributes]) => `<${name}${attributes.join('')}>`)
const close = tag.map((name) => `</${name}>`)
const stray = fc.constantFrom(
  '<',
  '>',
  '</',
  '<!',
  '<!--',
  '-->',
  '<!doctype html>',
  '<?x?>',
  '<![CDATA[a]]>',
  '&amp;',
  '&notit;',
  '&#0;',
  '&#x110000;',
  '\0',
  '\r\n',
  '\r',
)

/** A body of broken HTML. */
export const brokenHtml = fc
  .array(fc.oneof(open, open, close, stray, text), { maxLength: 25 })
  .map((parts) => parts.join(''))
