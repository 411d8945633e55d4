import type { ElementContent } from 'hast'
import { holdsMedia as holdsPicture } from '../captions.js'
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
    if (picture?.type !== 'element' || title?.type !== 'element' || title.tagName !== 'b' || holdsPicture(title))
      return undefined
    const image = annotation(picture)
    if (image?.type !== 'image' || image.role !== 'content' || text.some(({ type }) => type !== 'text'))
      return undefined
    const said = visibleText(element)
    // The longest of a real gallery has some 400; more is an article that begins with a picture.
    if (said.length > 700 || element.children.filter(isLineBreak).length > 1) return undefined
    const caption = { text: said, elements: [ref('figure')] }
    return { type: 'figure', kind: 'image', images: [image.ref], caption }
  },
})

function isLineBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br'
}

function isShown(node: ElementContent): boolean {
  return (
    (node.type === 'text' && /\S/.test(node.value)) ||
    (node.type === 'element' && node.tagName !== 'br' && textProperty(node, 'hidden') === undefined)
  )
}
