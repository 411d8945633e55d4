import { cssBackground } from '../css-background.js'
import { defineRecognizer } from '../recognizer.js'
import { isBlank } from '../surroundings.js'

/** Empty elements that show a picture by their style alone. Beside an `img`, it is that one's copy. */
export const backgroundImage = defineRecognizer({
  name: 'background-image',
  match: ['div', 'a', 'span', 'section'],
  annotate(element, { parents, url }) {
    const address = cssBackground(element)
    if (!address || !isBlank(element)) return undefined
    const siblings = parents.at(-1)!.children
    if (siblings.length <= 20 && siblings.some((node) => node.type === 'element' && node.tagName === 'img')) {
      return undefined
    }
    return { type: 'image', url: url(address), sources: [], role: 'content' }
  },
})
