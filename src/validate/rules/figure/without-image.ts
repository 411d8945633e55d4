import type { Element, RootContent } from 'hast'
import type { Annotation } from '../../../body/annotation.js'
import { describeBeside } from '../../../body/describe-beside.js'
import { elementsBelow } from '../../../body/elements.js'
import type { Figure } from '../../../schema/figure.js'
import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

// What only holds or parts other things; whatever else stands in a figure can be what it shows.
const wrappers = new Set(
  'a b br button div em figcaption i meta noscript p picture section small source span strong'.split(' '),
)

// Each of them is looked for from the top of the body: of more, it takes longer than to have all of it recognised.
const mostBeside = 50

/** `figure/without-image`: docs/rules/figure/without-image.md. */
export const figureWithoutImage = defineRule({
  code: 'figure/without-image',
  needs: 'body',
  message: 'The figure holds neither a picture nor anything else to look at.',
  help: 'Put the picture back from the page of the article, or take the figure out with its caption: a caption alone reads like a sentence of the text.',
  check({ body, elements, post, annotation, report }) {
    const { from, title } = post.frontMatter
    const hollow = indexElements(elements).named('figure').filter(isHollow)
    const areFew = hollow.length <= mostBeside
    for (const element of hollow) {
      // To ask what was recognised in the body costs as much as to read it, so it comes last: of most the picture is right before them.
      if (areFew && !isMissing(describeBeside(body, element, { baseUrl: from, title }))) continue
      const data = annotation(element)
      if (!isMissing(data)) continue
      const message = 'The figure has a caption and nothing that it describes: the picture is missing.'
      report({ element, ...(data.caption && { message }) })
    }
  },
})

/** Whether what a figure shows is not there. */
function isMissing(data: Annotation | undefined): data is Figure {
  return data?.type === 'figure' && data.images.length === 0 && (data.kind === 'image' || data.kind === 'other')
}

/** Whether nothing is in the figure but a caption without a picture. A figure inside of it is asked itself. */
function isHollow(figure: Element): boolean {
  const stack: RootContent[] = [...figure.children]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'text' && /\S/.test(node.value)) return false
    if (node.type !== 'element') continue
    if (!wrappers.has(node.tagName)) return false
    if (node.tagName !== 'figcaption') for (const child of node.children) stack.push(child)
    else if (elementsBelow(node).some(({ tagName }) => tagName === 'img')) return false
  }
  return true
}
