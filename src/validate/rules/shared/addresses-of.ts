import type { Element } from 'hast'

/** The attributes of an element that hold one address, by their properties, as they are written. */
export function addressesOf({ properties }: Element): { attribute: string; address: string }[] {
  const found: { attribute: string; address: string }[] = []
  for (const attribute of ['href', 'src', 'poster']) {
    const address = properties[attribute]
    if (typeof address === 'string') found.push({ attribute, address })
  }
  return found
}
