import fc from 'fast-check'
import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import { cleanPost, cleanPresets, defineCleanStep, parseBody, parseDocument, undoChanges } from '../../src/index.js'
import { brokenHtml } from '../support/arbitrary-html.js'

const head =
  '---\nlayout: post\ntitle: "x"\ndate: 2020-09-08T00:41:23.000Z\nauthor: A\nfrom: https://example.org/a/\ntags: [ T ]\ncategories: [ T ]\n---\n'
const feed = (html: string) =>
  `${head}<!--1599525683000-->\n[x](https://example.org/a/)\n------\n\n<div>\n${html}\n</div>\n`
const scraped = (html: string) => `${head}\n${html}`
const htmlOf = (source: string) => {
  const document = parseDocument(source)
  return document.slice(document.layout.html)
}
const removeScripts = cleanPresets.reader.find(({ name }) => name === 'remove-scripts')!
const cleaned = (html: string, options = {}) => {
  const { document } = cleanPost(feed(html), options)
  return document.slice(document.layout.html)
}

describe('cleanPost', () => {
  test.each([
    [
      'cuts out only what goes',
      `<P Class=x>It's  &#65;.<br/></P><div class='sharedaddy'>y</div ><p>z`,
      `<P Class=x>It's  &#65;.<br/></P><p>z`,
    ],
    ['takes out the tags alone', '<p>a <span class="keyword_link"><a href="/b">b</a></span >.</p>', '<p>a b.</p>'],
    [
      'changes an attribute in its place',
      `<p><A title='t' href='https://a.org/?utm_source=b&c=d' lang=en>x</a></p>`,
      `<p><A title='t' href="https://a.org/?c=d" lang=en>x</a></p>`,
    ],
    [
      'inserts an attribute behind the name',
      '<p><img data-src="https://a.org/b.jpg" alt="c"></p>',
      '<p><img src="https://a.org/b.jpg" alt="c"></p>',
    ],
    ['takes out an attribute with the space before it', '<p onclick="x()" class="y">z</p>', '<p class="y">z</p>'],
    [
      'cuts out the paragraph of a stray end tag',
      '<div class="a">x</div></p><p>y</p>',
      '<div class="a">x</div><p>y</p>',
    ],
    [
      'makes no new markup of what it leaves',
      '<p>x</p><scr<script></script>ipt>alert(1)</script>',
      '<p>x</p></script>ipt>alert(1)</script>',
    ],
    ['cuts out what sets the page', '<!doctype html><body onload="a()">x<frameset>y', 'xy'],
    ['cuts out a doctype that never ends', '<p>x</p><!doctype html', '<p>x</p>'],
    ['cuts out a tag that never ends', '<p>x</p><a href="https://a.org/?', '<p>x</p>'],
    [
      'makes none of those of what it leaves',
      '<p>x</p><<script></script>body onload=a()>y',
      '<p>x</p>&#x3C;body onload=a()>y',
    ],
  ])('%s', (_, html, expected) => {
    expect(cleaned(html)).toBe(expected)
  })

  test('a post that is clean is the same document', () => {
    const source = feed('<p>x</p>')
    const { document, changes } = cleanPost(source)
    expect(document.source).toBe(source)
    expect(changes).toEqual([])
  })

  test('says what each change did, in the coordinates of the source', () => {
    const source = feed('<p>x</p><div class="sharedaddy">y</div><p>z <a href="https://a.org/?fbclid=1">b</a></p>')
    const { changes } = cleanPost(source)
    expect(changes.map(({ step, edits }) => [step, edits.map(({ before, after }) => [before, after])])).toEqual([
      ['remove-share-bars', [['<div class="sharedaddy">y</div>', '']]],
      ['strip-tracking-parameters', [['href="https://a.org/?fbclid=1"', 'href="https://a.org/"']]],
    ])
    for (const { position, edits } of changes) {
      for (const { start, before } of edits) {
        expect(source.slice(start, start + before.length)).toBe(before)
        expect(start).toBeGreaterThanOrEqual(position!.start.offset)
      }
    }
  })

  test('any body: taken back it is the source, cleaned again it is the same, and all else stays', () => {
    fc.assert(
      fc.property(
        brokenHtml,
        fc.constantFrom(feed, scraped),
        fc.constantFrom('safe', 'archive', 'reader'),
        (html, post, preset) => {
          const source = post(html)
          const { document, changes } = cleanPost(source, { preset })
          expect(undoChanges(document, changes)).toBe(source)
          expect(cleanPost(document, { preset }).changes).toEqual([])
          if (changes.length === 0) expect(document.source).toBe(source)
          expect(document.source.startsWith(head)).toBe(true)
          expect(() => parseBody(document)).not.toThrow()
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('refuses to take changes back from another text', () => {
    const { changes } = cleanPost(feed('<p>x</p><div class="sharedaddy">y</div><p onclick="a()">z</p>'))
    expect(() =>
      undoChanges(feed('<p>something else altogether</p><p>a</p>'), [
        ...changes,
        ...cleanPost(feed('<p><a href="https://a.org/?fbclid=1">b</a></p>')).changes,
      ]),
    ).toThrow(RangeError)
  })

  test('says why markup goes of which no element is left, and where it stood', () => {
    const source = scraped('<body bgcolor=red><p>x</p><a href="')
    const { changes } = cleanPost(source, { preset: 'safe' })
    const places = changes.map(({ position: { start, end } = {} as never }) => source.slice(start.offset, end.offset))
    expect(places).toEqual(['<body bgcolor=red>', '<a href="'])
    expect(changes.map(({ step, kind, reason }) => [step, kind, reason])).toEqual([
      ['sanitize', 'remove', 'it sets the title, the addresses or other things of the page around the body'],
      ['sanitize', 'remove', 'it is a tag that never ends: browsers read what stands behind the body as a part of it'],
    ])
    expect(cleanPost(source, { preset: 'safe', skip: ['sanitize'] }).changes).toEqual([])
  })

  test('steps of one’s own change attributes of every kind in their places', () => {
    const steps = [
      defineCleanStep({
        name: 'first',
        clean({ elements, setProperties }) {
          for (const element of elements) {
            if (element.properties.dir === undefined) setProperties(element, { dir: 'rtl', lang: 'de' }, 'one')
            if (element.tagName !== 'input') continue
            setProperties(
              element,
              { accept: ['image/png', 'image/jpeg'], disabled: true, className: ['a', 'b'] },
              'two',
            )
          }
        },
      }),
      defineCleanStep({
        name: 'second',
        clean({ elements, setProperties }) {
          for (const element of elements) setProperties(element, { lang: null }, 'three')
        },
      }),
    ]
    expect(cleaned('<input accept=x value="1"><P Title=y>z', { steps })).toBe(
      '<input dir="rtl" disabled class="a b" accept="image/png, image/jpeg" value="1"><P dir="rtl" Title=y>z',
    )
  })

  test('what stands in a template is kept, also where the part around it is written anew', () => {
    const template = '<div><template><p>a</p><p>b</template></div>'
    expect(cleanPost(scraped(`${template}<p>c<script>d</script>`), { steps: [removeScripts] }).document.source).toBe(
      scraped(`${template}<p>c`),
    )
    const html = '<div><template><p>a</template><scr<script></script>ipt>b</div>'
    const { document } = cleanPost(scraped(html), { steps: [removeScripts] })
    const [div] = parseBody(document, { recognizers: [] }).children as [Element]
    expect(div.children[0]).toMatchObject({ tagName: 'template', content: { children: [{ tagName: 'p' }] } })
  })

  test('a step may leave markup of which no element stands', () => {
    const keep = defineCleanStep({ name: 'keep', clean() {}, judgeUnread: () => undefined })
    const drop = defineCleanStep({
      name: 'drop',
      clean() {},
      judgeUnread: ({ kind }) => (kind === 'page' ? 'own' : undefined),
    })
    const source = scraped('<body class=x><p>y</p><a href="')
    expect(cleanPost(source, { steps: [keep] }).document.source).toBe(source)
    expect(cleanPost(source, { steps: [keep, drop] })).toMatchObject({
      changes: [{ step: 'drop', reason: 'own', edits: [{ before: '<body class=x>', after: '' }] }],
    })
  })

  test('a body beyond the limits is refused', () => {
    expect(() => cleanPost(feed('<div>'.repeat(600)))).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'body/too-deep' })] }),
    )
  })

  test('a body that cleaning leaves without anything is a body still', () => {
    expect(htmlOf(cleanPost(scraped('<p></p>\n')).document.source)).toBe('\n')
  })
})
