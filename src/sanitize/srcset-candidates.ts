import { normalizeAddress } from './normalize-address.js'

/**
 * The candidates of a `srcset`, each an address and its descriptor, as a browser tells them apart: addresses may hold
 * commas, and end at white space.
 *
 * @see https://html.spec.whatwg.org/#parse-a-srcset-attribute
 * @example
 * srcsetCandidates('/w_1,h_1/a.jpg 1x, /b.jpg 2x') // ['/w_1,h_1/a.jpg 1x', '/b.jpg 2x']
 */
export function srcsetCandidates(srcset: string): string[] {
  const candidates: string[] = []
  let rest = srcset
  while (true) {
    rest = rest.replace(/^[\s,]+/, '')
    if (rest === '') return candidates
    const address = /^\S+/.exec(rest)![0]
    rest = rest.slice(address.length)
    const bare = address.replace(/(?<!,),+$/, '')
    if (bare !== address) {
      candidates.push(normalizeAddress(bare))
      continue
    }
    // Commas in parentheses belong to a descriptor of the future.
    const descriptor = /^(?:[^,(]+|\([^)]*(?:\)|$))*/.exec(rest)![0]
    rest = rest.slice(descriptor.length)
    candidates.push([normalizeAddress(bare), ...descriptor.split(/\s+/).filter(Boolean)].join(' '))
  }
}
