import type { Element, RootContent } from 'hast'
import { elementsBelow } from '../../../body/elements.js'
import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

// What only holds or parts other things; whatever else stands in a figure can be what it shows.
const wrappers = new Set(
  'a b br button div em figcaption i meta noscript p picture section small source span strong'.split(' '),
)

/** `figure/without-image`: docs/rules/figure/without-image.md. */
export const figureWithoutImage = defineRule({
  code: 'figure/without-image',
  needs: 'body',
  message: 'The figure holds neither a picture nor anything else to look at.',
  help: 'Put the picture back from the page of the article, or take the figure out with its caption: a caption alone reads like a sentence of the text.',
  check({ elements, annotation, report }) {
    for (const element of indexElements(elements).named('figure')) {
      // To ask what was recognised costs as much as to read the body, so it comes last.
      if (!isHollow(element)) continue
      const data = annotation(element)
      if (data?.type !== 'figure' || data.images.length > 0) continue
      if (data.kind !== 'image' && data.kind !== 'other') continue
      const message = 'The figure has a caption and nothing that it describes: the picture is missing.'
      report({ element, ...(data.caption && { message }) })
    }
  },
})

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
