import { describe, expect, test } from 'vitest'
import { annotateBody, parseBody } from '../../src/index.js'
import { growth } from '../support/cpu-time.js'

// Inputs made to be slow for one recogniser or another, of as many pieces as one likes.
const paragraph =
  '<p>A sentence of the article that is as long as a line of it, so that it counts as a paragraph of one.</p>'

let bodies = 0
/** A name that no body before had: what was found for a name is remembered. */
const fresh = (index: number) => {
  if (index === 0) bodies++
  return `n${bodies}-${index}`
}

const slow: Record<string, (times: number) => string> = {
  'share bars': (times) => '<div class="sharedaddy"><a href="/x">y</a></div>'.repeat(times),
  'related articles': (times) => '<div class="related"><a href="/x">y</a></div>'.repeat(times),
  'comments with text': (times) => `<div class="comments">${paragraph}</div>`.repeat(times),
  'comments in comments': (times) => nested('<div class="comments">', '</div>', 40, times),
  'share bars around the article': (times) => around('<div class="sharedaddy">', '</div>', '<p>x</p>', times),
  'related articles around links': (times) => around('<div class="related">', '</div>', '<a href="/x">y</a>', times),
  'labelled ads around the article': (times) =>
    around('<section data-e2e="advertisement">', '</section>', '<p>x</p>', times),
  'navs around links': (times) => around('<nav>', '</nav>', '<a href="/x">y</a>', times),
  'headers around text': (times) => around('<header><h2>x</h2>', '</header>', '<b>x</b>', times),
  'metadata around text': (times) => around('<div class="submitted">', '</div>', '<b>x</b>', times),
  'figures around text': (times) => around('<figure>', '</figure>', '<p>x</p>', times),
  'charts around text': (times) => around('<div class="ai2html">', '</div>', '<p>x</p>', times),
  'tweets around links': (times) =>
    around('<blockquote class="twitter-tweet">', '</blockquote>', '<a href="/x">y</a>', times),
  'objects around text': (times) => around('<object>', '</object>', '<p>x</p>', times),
  'captions around text': (times) => `<figure>${around('<div class="caption">', '</div>', '<p>x</p>', times)}</figure>`,
  'captions around text, after a picture': (times) =>
    `<img src="/a.jpg">${around('<div class="caption">', '</div>', '<p>x</p>', times)}`,
  'lists of links in lists of links': (times) => nested('<ul><li><a href="/x">y</a>', '</li></ul>', 100, times),
  'a copyright line that never ends': (times) => `<p>©${'Permalink '.repeat(times)}<a href="/x">y</a></p>`,
  'related articles in one another': (times) => nested('<div class="related">', '</div>', 100, times),
  'a list of links': (times) => `<ul>${'<li><a href="/x">y</a></li>'.repeat(times)}</ul>`,
  'lists of links': (times) => '<ul><li><a href="/x">y</a></li></ul>'.repeat(times),
  'pictures with small print': (times) => '<div><img src="/a.jpg"><small>x</small></div>'.repeat(times),
  'pictures, each before small print': (times) => '<img src="/a.jpg"><div><small>x</small></div>'.repeat(times),
  'small print after one picture': (times) => `<img src="/a.jpg">${'<div><small>x</small></div>'.repeat(times)}`,
  'pictures before one small print': (times) => `<div>${'<img src="/a.jpg">'.repeat(times)}<small>x</small></div>`,
  'captions after pictures': (times) => '<img src="/a.jpg"><figcaption>x</figcaption>'.repeat(times),
  'captions after figures': (times) => '<figure><img src="/a.jpg"></figure><figcaption>x</figcaption>'.repeat(times),
  'captions after one figure': (times) =>
    `<figure><img src="/a.jpg"></figure>${'<figcaption>x</figcaption>'.repeat(times)}`,
  'captions in one figure': (times) =>
    `<figure><img src="/a.jpg">${'<figcaption>x</figcaption>'.repeat(times)}</figure>`,
  'figures that are only captions': (times) =>
    `<div>${'<img src="/a.jpg">'.repeat(100)}</div>${'<figure><figcaption>x</figcaption></figure>'.repeat(times)}`,
  'linked pictures in one figure': (times) => `<figure>${'<a href="/x"><img src="/a.jpg"></a>'.repeat(times)}</figure>`,
  'image boxes in image boxes': (times) => nested('<div class="image">', '</div>', 100, times, '<img src="/a.jpg">'),
  titles: (times) => '<h1>x</h1>'.repeat(times),
  'a title after empty boxes': (times) => `${'<div></div>'.repeat(times)}<h1>x</h1>`,
  'paragraphs with links': (times) => '<p><a href="/x">y</a> first appeared on <a href="/z">z</a></p>'.repeat(times),
  'a paragraph with links': (times) => `<p>The post ${'<a href="/x">y</a> first appeared on '.repeat(times)}</p>`,
  'class names that are all different': (times) =>
    counted(
      times,
      (index) => `<div class="${fresh(index)} related-${fresh(index)} ad-${fresh(index)}"><a href="/x">y</a></div>`,
    ),
  'ids that are all different': (times) => counted(times, (index) => `<div id="share-${fresh(index)}-x">x</div>`),
  'many classes of one element': (times) => `<div class="${counted(times, (index) => `${fresh(index)} `)}">x</div>`,
  'long class names': (times) =>
    `<div class="${['-ad', '-related', 'related-', 'siblings-list', '-share', 'ad-'].map((part) => `${part.repeat(times)}x`).join(' ')}">x</div>`,
  'long ids of notes': (times) =>
    `<div id="note${'1a'.repeat(times)}">x</div><p id="easy-footnote${'-1'.repeat(times)}x">`,
  'notes and marks': (times) =>
    counted(times, (index) => `<sup><a href="#fn${index}">1</a></sup><li id="fn${index}">x</li>`),
  keywords: (times) => '<span class="keyword_link"><a href="/x">y</a></span>'.repeat(times),
  'keywords in keywords': (times) => nested('<span class="keyword_link">', '</span>', 100, times),
  cards: (times) => '<div><a href="/x"><h3>y</h3></a></div>'.repeat(times),
  'cards in a section': (times) => `<section>${'<div><a href="/x"><h3>y</h3></a></div>'.repeat(times)}</section>`,
  datelines: (times) => '<div>08/01/2021 - 16:24</div>'.repeat(times),
  'what is almost a date': (times) =>
    `<div>${'jan 1 '.repeat(times)}</div>${`<div>${'1 '.repeat(70)}</div>`.repeat(times / 50)}`,
  'code blocks': (times) => counted(times, (index) => `<div class="code-block code-block-${index}"></div>`),
  'lines of code': (times) =>
    `<table><tr><td>${counted(times, (index) => `${index + 1}\n`)}</td><td>x</td></tr></table>`,
  'tables in tables': (times) => nested('<table><tr><td>', '</td></tr></table>', 60, times),
  'a long style': (times) =>
    `<div style="${'background: url( '.repeat(times)}"></div><p style="font-style:${' '.repeat(times)}">x</p>`,
  'pictures by style': (times) => '<div class="image" style="background-image:url(/a.jpg)"></div>'.repeat(times),
  'copies after one picture': (times) => `<img src="data:x">${'<noscript><img src="/a.jpg"></noscript>'.repeat(times)}`,
  'pictures with titles': (times) => '<div><img src="/a.jpg"><b>x</b>y</div>'.repeat(times),
  'links to the rest': (times) => '<a href="/x">...more</a>'.repeat(times),
  'forms and buttons': (times) => '<form><input></form><button>x</button>'.repeat(times),
}

describe('recognition takes time in proportion to the body', () => {
  test.each(Object.keys(slow))('%s', (name) => {
    const make = slow[name]!
    // Without the parser's.
    const annotate = (times: number) => {
      const tree = parseBody(make(times), { recognizers: [] })
      return () => annotateBody(tree, { baseUrl: 'https://example.org/posts/1/' })
    }
    expect(growth(annotate, 1_000, 40)).toBeLessThan(40)
  })
})

function counted(times: number, make: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => make(index)).join('')
}

/** Towers of elements, `depth` high. */
function nested(open: string, close: string, depth: number, times: number, inside = 'x'): string {
  return `${open.repeat(depth)}${inside}${close.repeat(depth)}`.repeat(Math.ceil(times / depth))
}

/** One tower of elements around everything. */
function around(open: string, close: string, inside: string, times: number): string {
  return `${open.repeat(400)}${inside.repeat(times)}${close.repeat(400)}`
}
