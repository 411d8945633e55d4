import { parsedAddress } from './parsed-address.js'

/** Whether two addresses are the same page's: as parsed URLs, however their characters are encoded. */
export function sameAddress(a: string, b: string): boolean {
  return a === b || comparable(a) === comparable(b)
}

function comparable(address: string): string {
  const parsed = parsedAddress(address.trim())
  try {
    // `from` is mostly written decoded, the link encoded; parentheses cannot stand in the link at all.
    return decodeURIComponent(parsed)
  } catch {
    return parsed
  }
}
