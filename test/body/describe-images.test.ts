import fc from 'fast-check'
import type { Root } from 'hast'
import { expect, test } from 'vitest'
import { annotateBody } from '../../src/body/annotate-body.js'
import { describeImages } from '../../src/body/describe-images.js'
import { elementsBelow } from '../../src/body/elements.js'
import { parseHtml } from '../../src/body/parse-html.js'

const pieces = [
  ...[
    '<img src="a.png">',
    '<img src="data:image/gif;base64,AAAA" data-src="b.png">',
    '<img width=1 height=1 src="//stats.example.org/x">',
  ],
  ...[
    '<img>',
    '<img src="c.png" srcset="c2.png 2x" alt="">',
    '<noscript>',
    '</noscript>',
    '<picture>',
    '<source srcset="d.webp">',
    '</picture>',
  ],
  ...[
    '<figure>',
    '</figure>',
    '<figcaption>text',
    '<div class="share-bar">',
    '<div class="widget_media_image">',
    '<div style="background-image: url(e.png)">',
  ],
  ...['</div>', '<p>', '</p>', '<em>', '</em>', '<a href="/x">', '</a>', 'text', ' '],
]
const baseUrl = 'https://example.org/a/'

test('says of every image what its annotation says when everything is recognised', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const described = [...describeImages(treeOf(parts), baseUrl).values()]
      const annotated = elementsBelow(annotateBody(treeOf(parts), { baseUrl }))
        .filter(({ tagName }) => tagName === 'img')
        .map(({ data }) => data?.postmatter)
      expect(described.map(comparable)).toEqual(annotated.map(comparable))
    }),
    { numRuns: 2_000 },
  )
})

// Refs count in pictures that are no `img`, and `by` is another recogniser's.
function comparable(image: unknown): unknown {
  const { ref: _, by: __, duplicateOf, ...rest } = image as { ref: string; by?: string; duplicateOf?: string }
  return { ...rest, isDuplicate: duplicateOf !== undefined }
}

function treeOf(parts: readonly string[]): Root {
  const reading = parseHtml(parts.join(''), 512)
  if (!reading.ok) throw new Error('it was not read')
  return reading.tree
}
