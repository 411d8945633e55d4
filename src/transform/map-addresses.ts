import type { Element } from 'hast'
import { textProperty } from '../body/elements.js'
import type { PropertyEdits } from './clean-step.js'

const single = ['href', 'src', 'poster', 'cite', 'data', 'longDesc', 'dataSrc', 'dataLazySrc', 'dataOriginal']

/** The addresses of an element that the function changes, as properties; undefined where it changes none. */
export function mapAddresses(element: Element, map: (address: string) => string): PropertyEdits | undefined {
  let changed: PropertyEdits | undefined
  for (const name of single) {
    const address = textProperty(element, name)
    if (address === undefined) continue
    const mapped = map(address)
    if (mapped !== address) changed = { ...changed, [name]: mapped }
  }
  return changed
}
