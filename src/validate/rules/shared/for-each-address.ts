import type { Element } from 'hast'
import { indexElements } from './element-index.js'

/** The properties that hold the address of what a page shows or leads to. */
export const shownAddresses = ['href', 'src', 'poster'] as const

/** Calls back for every property of these that is text, as it is written: by property, then in document order. */
export function forEachAddress(
  elements: readonly Element[],
  properties: readonly string[],
  onAddress: (address: string, element: Element, attribute: string) => void,
): void {
  const index = indexElements(elements)
  for (const attribute of properties) {
    for (const element of index.having(attribute)) {
      const address = element.properties[attribute]
      if (typeof address === 'string') onAddress(address, element, attribute)
    }
  }
}
