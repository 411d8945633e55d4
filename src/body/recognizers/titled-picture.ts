import type { ElementContent } from 'hast'
import { textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

/** The frames of a gallery as Deutsche Welle's feed sends them: a `div` with a picture, a bold title and its text. */
export const titledPicture = defineRecognizer({
  name: 'titled-picture',
  match: 'div',
  annotate(element, { annotation, holdsMedia, ref }) {
    if (!holdsMedia()) return undefined
    const [picture, title, ...text] = element.children.filter(isShown)
    if (picture?.type !== 'element' || title?.type !== 'element' || title.tagName !== 'b') return undefined
    const image = annotation(picture)
    if (image?.type !== 'image' || image.role !== 'content' || text.some(({ type }) => type !== 'text'))
      return undefined
    const caption = { text: visibleText(element), elements: [ref('figure')] }
    return { type: 'figure', kind: 'image', images: [image.ref], caption }
  },
})

function isShown(node: ElementContent): boolean {
  return (
    (node.type === 'text' && /\S/.test(node.value)) ||
    (node.type === 'element' && node.tagName !== 'br' && textProperty(node, 'hidden') === undefined)
  )
}
