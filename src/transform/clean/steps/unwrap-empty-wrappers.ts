import type { Element, ElementContent } from 'hast'
import { isBlank } from '../../../body/surroundings.js'
import { defineCleanStep } from '../clean-step.js'

const wrappers = new Set(['div', 'span', 'section', 'font', 'center'])
// What stands on lines of its own without a wrapper, too.
const blocks = new Set([
  ...['p', 'div', 'section', 'article', 'figure', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'hr', 'aside'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
])

/** Takes out elements that hold nothing, and wrappers without attributes around blocks. */
export const unwrapEmptyWrappers = defineCleanStep({
  name: 'unwrap-empty-wrappers',
  clean({ elements, annotation, remove, unwrap }) {
    for (const element of elements) {
      if (!wrappers.has(element.tagName) || annotation(element)) continue
      if (element.children.every(isSpace)) {
        // Space within a line keeps two words apart.
        if (element.tagName === 'span' && element.children.length > 0) unwrap(element, 'an empty span')
        else remove(element, `an empty ${element.tagName}`)
      } else if (isBare(element) && isAroundBlocks(element)) unwrap(element, `a ${element.tagName} without attributes`)
    }
  },
})

function isSpace(node: ElementContent): boolean {
  return (node.type === 'text' && isBlank(node)) || node.type === 'comment'
}

function isBare({ properties }: Element): boolean {
  return Object.keys(properties).length === 0
}

function isAroundBlocks({ children }: Element): boolean {
  return children.every((node) => isSpace(node) || (node.type === 'element' && blocks.has(node.tagName)))
}
