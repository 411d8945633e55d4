import type { Element } from 'hast'

/** The properties that hold an address, of whatever kind. */
const addressProperties = ['href', 'xLinkHref', 'src', 'poster', 'action', 'formAction', 'data'] as const

// Five rules ask for those of each body, one after the other.
let last: { elements: readonly Element[]; linking: readonly Element[] } | undefined

/** The elements that have one of these properties. */
export function linkingElements(elements: readonly Element[]): readonly Element[] {
  if (last?.elements !== elements) last = { elements, linking: elements.filter(isLinking) }
  return last.linking
}

function isLinking({ properties }: Element): boolean {
  for (const name of addressProperties) if (properties[name] !== undefined) return true
  return false
}
