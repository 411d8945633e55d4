import type { Element } from 'hast'
import { textProperty } from '../body/elements.js'
import { joinSrcset } from '../body/image-sources.js'
import { srcsetCandidates } from './srcset-candidates.js'

const single = ['href', 'src', 'poster', 'cite', 'data', 'longDesc', 'dataSrc', 'dataLazySrc', 'dataOriginal']
const lists = ['srcSet', 'dataSrcset', 'dataLazySrcset']

/** The addresses of an element that the function changes, as properties; undefined where it changes none. */
export function mapAddresses(element: Element, map: (address: string) => string): Record<string, string> | undefined {
  let changed: Record<string, string> | undefined
  for (const name of single) {
    const address = textProperty(element, name)
    if (address === undefined) continue
    const mapped = map(address)
    if (mapped !== address) changed = { ...changed, [name]: mapped }
  }
  for (const name of lists) {
    const value = joinSrcset(element.properties[name])
    if (value === undefined) continue
    const candidates = srcsetCandidates(value)
    const mapped = candidates.map((candidate) => mapCandidate(candidate, map))
    if (mapped.every((candidate, index) => candidate === candidates[index])) continue
    changed = { ...changed, [name]: mapped.join(', ') }
  }
  return changed
}

/** The address of a candidate comes first, then white space and the descriptor. */
function mapCandidate(candidate: string, map: (address: string) => string): string {
  const [, address = '', descriptor = ''] = /^(\S*)([\s\S]*)$/.exec(candidate) ?? []
  return map(address) + descriptor
}
