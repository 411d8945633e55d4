import type { Element } from 'hast'
import { elementsBelow } from '../../../body/elements.js'
import { isBlank } from '../../../body/surroundings.js'
import { type CleanContext, defineCleanStep } from '../clean-step.js'

// What stands on lines of its own and says nothing when it is empty. Empty items and cells count and hold their places.
const blocks = new Set(['figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'header', 'footer'])
const inline = new Set(['a', 'small'])
// With a space in them they part two words that are set apart alike.
const emphasis = new Set(['b', 'em', 'i', 'strong', 'u'])

/** Takes out captions, links, headings, lists and emphasis that show nothing, or nothing any more; never what may be linked to. */
export const dropEmptyShells = defineCleanStep({
  name: 'drop-empty-shells',
  clean(context) {
    for (const element of context.elements) {
      const { tagName, children } = element
      const isBlock = blocks.has(tagName)
      const isKnown = isBlock || inline.has(tagName) || (emphasis.has(tagName) && children.length === 0)
      if (!isKnown || !isShell(element, context)) continue
      const reason = `an empty ${tagName} element`
      // Space within a line keeps two words apart.
      if (isBlock || children.length === 0) context.remove(element, reason)
      else context.unwrap(element, reason)
    }
  },
})

function isShell(element: Element, { annotation }: CleanContext): boolean {
  if (!isBlank(element)) return false
  return [element, ...elementsBelow(element)].every(
    (part) => !annotation(part) && part.properties.id === undefined && part.properties.name === undefined,
  )
}
