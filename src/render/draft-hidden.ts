import type { Element } from 'hast'
import { isHidden, isNotDisplayed } from '../body/visible-text.js'

// Hidden from readers of the text, and yet seen: players and pictures, and what holds the only copy of one.
const shown = new Set(['noscript', 'iframe', 'video', 'audio', 'object', 'svg'])

/**
 * Whether the page of the site hid an element from its readers, or it is a label for screen readers, such as 'Image caption':
 * the style that hides them does not come along.
 */
export function isHiddenBySite(element: Element): boolean {
  return isNotDisplayed(element) || (!shown.has(element.tagName) && isHidden(element))
}
