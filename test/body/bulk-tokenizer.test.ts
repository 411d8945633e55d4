import fc from 'fast-check'
import type { Root } from 'hast'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { FragmentParser } from '../../src/body/fragment-parser.js'
import { HastAdapter, type HastMap } from '../../src/body/hast-adapter.js'
import { brokenHtml } from '../support/arbitrary-html.js'

const signs = [
  ...[
    '<',
    '</',
    '>',
    '/',
    '/>',
    '=',
    '"',
    "'",
    '&',
    '&amp;',
    '&amp',
    '&lt;',
    '&notit;',
    '&#x0;',
    '&#13;',
    ';',
    '-',
    '!',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    '\f',
    '\v',
    '\u00a0',
    '\0',
    '\ufffd',
    '\u{1f600}',
    '\ud83d',
    '\udc00',
  ],
  ...[
    'a',
    'B',
    'é',
    '甲',
    'ab cd',
    '1',
    'x-y',
    'class',
    'CLASS',
    'href',
    ' id=a',
    ' id="a"',
    " id='a b'",
    ' id="a&amp;b"',
  ],
  ...[
    ' src="a"\n\talt="b"',
    ' a="1" a="2"',
    ' a="\r\nb"',
    ' a="\n"',
    ' checked',
    ' a=',
    ' a ="b"',
    ' a= "b"',
    ' x:y="z"',
  ],
]
const tags = [
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<i >',
    '</i >',
    '<br/>',
    '<br />',
    '<a href="/b?c=1&amp;d=2">',
    '</a>',
    '<P CLASS="x">',
  ],
  ...[
    '<table>',
    '<caption>',
    '<colgroup>',
    '<col>',
    '<tbody>',
    '<tr>',
    '<td>',
    '</td>',
    '</tr>',
    '</colgroup>',
    '</table>',
  ],
  ...[
    '<pre>',
    '<pre>\n',
    '</pre>',
    '<textarea>',
    '</textarea>',
    '<title>',
    '</title>',
    '<style>',
    '</style>',
    '<script>',
  ],
  ...[
    '</script>',
    '<!-- a',
    '-->',
    '<!doctype html>',
    '<?php',
    '<svg>',
    '<svg/>',
    '</svg>',
    '<math>',
    '<mi>',
    '</math>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<select>',
    '<option>',
    '</select>',
    '<template>',
    '</template>',
    '<frameset>',
    '<frame>',
    '<body a="b">',
  ],
  ...[
    '<html lang="x">',
    '<head>',
    '<plaintext>',
    '<noscript>',
    '<iframe>',
    '</iframe>',
    '<foreignObject>',
    '<image>',
    '<form>',
  ],
]
const html = fc.array(fc.oneof(fc.constantFrom(...signs), fc.constantFrom(...tags)), { maxLength: 30 })

describe('BulkTokenizer', () => {
  test('gives the tree that parse5 gives, for signs and tags in any order', () => {
    fc.assert(
      fc.property(html, (parts) => expectSame(parts.join(''))),
      { numRuns: 20_000 },
    )
  })

  test('gives the tree that parse5 gives, for broken bodies', () => {
    fc.assert(fc.property(brokenHtml, expectSame), { numRuns: 2_000 })
  })

  test('gives the tree that parse5 gives, around the place where it drops what it has read', () => {
    fc.assert(
      fc.property(html, fc.constantFrom('a', ' ', '\u{1f600}', '<b>x</b> ', '\n'), fc.nat(60), (parts, filler, few) => {
        const filling = filler.repeat(Math.ceil((65_536 - few) / filler.length))
        expectSame(filling + parts.join('') + filling + parts.join(''))
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['text after a column, of which the standard keeps the space only', '<col>a b <col> c\td'],
    ['a line break at the beginning of pre', '<pre>\n\na b</pre><pre>\r\na</pre><pre> \na</pre>'],
    ['all kinds of line breaks', 'a\rb\r\nc\n\rd\r\r\n<p title="a\rb\r\nc\r">\r\n e\r\n</p>'],
    ['NUL in text, names and values', 'a\0b \0<p\0 a\0="b\0c">\0</p\0>'],
    ['an attribute given twice', '<p a="1" b="2" a="3" A="4">'],
    [
      'more attributes than are read at once',
      `<p${Array.from({ length: 40 }, (_, index) => ` a${index}="b"`).join('')} a0="c">`,
    ],
    ['a tag that never ends', '<p>a</p><p class="x" title="y'],
    ['an end tag with attributes', '<p>a</p class="x"><b>c</b / >'],
    ['space in a table, beside text and alone', '<table> \n<tr> a b <td> c d </td> </tr> </table>'],
    ['text in foreign elements', '<svg> a b <![CDATA[ c d ]]> <p> e'],
    ['names with other signs', '<p.05 class="a"><o:p>b</o:p><a_b c="d"><h1x></h1x>'],
  ])('gives the tree that parse5 gives, for %s', (_, html) => {
    expectSame(html)
  })

  test('takes time in proportion to the length, where quotes and tags never end', () => {
    for (const part of ['<a b="', '<a b="c" ', '<a ', '<', '</a ', 'a ', '\r', '&', '<a b="&']) {
      const long = part.repeat(Math.ceil(400_000 / part.length))
      expect(parsed(long).type).toBe('root')
    }
  })
})

function parsed(html: string): Root {
  return FragmentParser.create(new HastAdapter({ depth: 512, nodes: html.length + 1_000 })).read(html)
}

function expectSame(html: string): void {
  const treeAdapter = new HastAdapter({ depth: 512, nodes: html.length + 1_000 })
  const expected = outcome(() => parseFragment<HastMap>(html, { treeAdapter, scriptingEnabled: false }))
  expect(outcome(() => parsed(html))).toEqual(expected)
}

/** The tree, or why the adapter stopped. */
function outcome(parse: () => Root): Root | string {
  try {
    return parse()
  } catch (error) {
    return String(error)
  }
}
