import type { Element } from 'hast'
import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'

/** Video and audio elements with a file, and the objects of old pages. */
export const media = defineRecognizer({
  name: 'media',
  match: ['video', 'audio', 'object', 'embed'],
  annotate(element, { url, isWithin }) {
    // An embed in an object is the same thing for other browsers.
    if (element.tagName === 'embed' && isWithin('object')) return undefined
    const src = textProperty(element, 'src') ?? textProperty(element, 'data') ?? sourceBelow(element)
    if (!src) return undefined
    const title = textProperty(element, 'title') ?? textProperty(element, 'dataFileName')
    return { type: 'embed', provider: 'file', url: url(src), ...(title && { title }) }
  },
})

function sourceBelow(element: Element): string | undefined {
  for (const child of fewBelow(element, 200) ?? []) {
    const src = child.tagName === 'source' || child.tagName === 'embed' ? textProperty(child, 'src') : undefined
    if (src) return src
  }
  return undefined
}
