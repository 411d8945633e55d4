import { describe, expect, test } from 'vitest'
import { elementsBelow } from '../../src/body/elements.js'
import { annotation, figures, parseBody, widgets } from '../../src/index.js'

const baseUrl = 'https://example.org/posts/1/'
const read = (html: string) => parseBody(html, { baseUrl })
const nodes = (count: number) => '<b></b>'.repeat(count)

/** The keys of the notes of a body, their marks among them. */
function notesIn(html: string): string[] {
  return elementsBelow(read(html)).flatMap((element) => {
    const data = annotation(element)
    return data?.type === 'note' ? [`${data.role} ${data.key}`] : []
  })
}

// What looks into every element of a body looks at few nodes, so that time stays in proportion to the body.
describe('what holds more nodes than any real one is', () => {
  test.each<[string, (count: number) => string, few: number, many: number]>([
    ['a caption in small print', (count) => `<div><img src="/a.jpg"><small>Fog.${nodes(count)}</small></div>`, 20, 60],
    [
      'one whose nodes nest',
      (count) => `<div><img src="/a.jpg"><small>${'<b>'.repeat(count)}Fog.</small></div>`,
      20,
      60,
    ],
    ['one that is a link', (count) => `<div><img src="/a.jpg"><small><a>Fog.${nodes(count)}</a></small></div>`, 20, 60],
    [
      'one that is a link of nodes that nest',
      (count) => `<div><img src="/a.jpg"><small><a>${'<b>'.repeat(count)}Fog.</a></small></div>`,
      20,
      60,
    ],
    ['a box of pictures', (count) => `<div class="image"><img src="/a.jpg">${nodes(count)}</div>`, 100, 200],
  ])('no figure: %s', (_, html, few, many) => {
    expect(figures(read(html(few)))).toHaveLength(1)
    expect(figures(read(html(many)))).toEqual([])
  })

  test.each<[string, (count: number) => string, few: number, many: number]>([
    ['a footnote', (count) => `<ol><li class="footnote">Fog.<a name="fn1"></a>${nodes(count)}</ol>`, 150, 250],
    ['its mark', (count) => `<sup><a href="#fn1">1</a>${nodes(count)}</sup>`, 5, 20],
  ])('no note: %s', (_, html, few, many) => {
    expect(notesIn(html(few))).toHaveLength(1)
    expect(notesIn(html(many))).toEqual([])
  })

  test.each<[string, (count: number) => string, few: number, many: number]>([
    [
      'a footer of a feed',
      (count) => `<p>x</p><div>© Fog <a href="/a">Permalink</a> | 2 comments ${nodes(count)}</div>`,
      200,
      400,
    ],
    ['a list of links', (count) => `<p>x</p><ul><li><a href="/a">Fog</a>${nodes(count)}</ul><p>y</p>`, 300, 500],
    ['a link that leads on', (count) => `<p>x <a href="/a">Read more${nodes(count)}</a></p>`, 2, 9],
  ])('no widget: %s', (_, html, few, many) => {
    expect(widgets(read(html(few)))).toHaveLength(1)
    expect(widgets(read(html(many)))).toEqual([])
  })
})

describe('what says so much that it is the article', () => {
  const links = (count: number) =>
    `<ul>${Array.from({ length: count }, (_, index) => `<li><a href="/${index}">An article about the fog on the coast</a>`).join('')}</ul>`

  test('is no list of other articles', () => {
    expect(widgets(read(`<p>${'One foot, then the other. '.repeat(30)}</p>${links(8)}`))).toHaveLength(1)
    expect(widgets(read(`<p>One foot, then the other.</p>${links(8)}`))).toEqual([])
  })
})
