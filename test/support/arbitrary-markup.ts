import fc from 'fast-check'

// Html whose texts are made of what Markdown takes for markup, in lines, blocks, lists and tables that stand in each other.

const signs =
  '* ** *** _ __ ~ ~~ ~~~ ` `` ``` # ## > + - -- --- = === 1. 1) 12. [ ] ( ) ![ ]( ]: [x] [^1] | \\ < > & &amp; &#35; ! : / ' +
  'www. www.a.b http:// https://a.b https://a.b/_c https://a.b/c_d) a@b.c mailto:a@b.c <b> <!-- --> </p> " \''
const piece = fc.constantFrom(
  ...signs.split(' '),
  ...[' ', '  ', '\n', '\r\n', '\t', '\u00a0', '\u2028', '\u200b', '\u00ad', '\ufeff', '\0', '\ud800'],
  ...['a', 'b', 'x1', 'é', '😀', '甲', '乙', '。', '「', '」', '，', '（', '）', '\u3000', '★', '€', '[ ]', '&copy;'],
)
const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Text, marks, links, pictures, code and line breaks. */
export const markupInLine = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { weight: 5, arbitrary: words.map(encoded) },
    ...['b', 'i', 's', 'code', 'span', 'sup'].map((name) => around(name, tie('nodes'))),
    tie('nodes').map((inner) => `<a href="https://e.org/x(_y?a=1&amp;copy;&amp;b=2">${inner}</a>`),
    tie('nodes').map((inner) => `<a href="/r">${inner}</a>`),
    words.map((text) => `<img src="/a b.jpg" alt="${encoded(text)}" title="${encoded(text)}">`),
    fc.constantFrom('<br>', '<sup><a href="#fn1">1</a></sup>'),
  ),
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
})).nodes

/** Blocks in blocks, also where they may not stand. */
export const markupOfBlocks = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { weight: 4, arbitrary: markupInLine },
    { weight: 3, arbitrary: around('p', markupInLine) },
    ...'div blockquote ul ol li h2 h3 figure figcaption pre td dl dt dd b i s summary'
      .split(' ')
      .map((name) => around(name, tie('nodes'))),
    tie('nodes').map((inner) => `<ol start=7>${inner}</ol>`),
    tie('nodes').map((inner) => `<a href="/l">${inner}</a>`),
    tie('nodes').map((inner) => `<li id="fn1">${inner}</li>`),
    fc
      .array(fc.array(around('td', markupInLine), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) => `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`),
    fc.constant('<hr>'),
  ),
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
})).nodes

function around(name: string, inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return inner.map((html) => `<${name}>${html}</${name}>`)
}
