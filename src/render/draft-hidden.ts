import type { Element } from 'hast'
import { elementsBelow } from '../body/elements.js'
import { isHidden, isNotDisplayed } from '../body/visible-text.js'
import type { Draft } from './draft.js'

// Hidden from readers of the text, and yet seen: players and pictures, and what holds the only copy of one.
const shown = new Set(['noscript', 'iframe', 'video', 'audio', 'object', 'svg'])

/**
 * Drops what the page of the site hid from its readers, and labels for screen readers, such as 'Image caption': the style
 * that hides them does not come along.
 */
export function dropHidden(draft: Draft): void {
  for (const element of elementsBelow(draft.root)) if (isUnseen(element)) draft.remove(element)
}

function isUnseen(element: Element): boolean {
  return isNotDisplayed(element) || (!shown.has(element.tagName) && isHidden(element))
}
