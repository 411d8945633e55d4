import type { Root } from 'hast'
import { elementsBelow } from '../body/elements.js'
import { mapAddresses } from '../sanitize/map-addresses.js'
import { normalizeAddress } from '../sanitize/normalize-address.js'

/** Makes the relative addresses of a tree absolute. */
export function resolveAddresses(root: Root, resolve: (address: string) => string): void {
  for (const element of elementsBelow(root)) {
    const changed = mapAddresses(element, resolve)
    if (changed) element.properties = { ...element.properties, ...changed }
  }
}

/** What makes an address absolute. What leads to a place in the body itself stays as it is. */
export function resolverOf(baseUrl: string | undefined): (address: string) => string {
  if (baseUrl === undefined) return (written) => written
  return (written) => {
    const address = normalizeAddress(written)
    const isWhole = address === '' || address.startsWith('#') || !URL.canParse(address, baseUrl)
    return isWhole ? written : new URL(address, baseUrl).href
  }
}
