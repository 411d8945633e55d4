import { keyOrder } from '../schema/front-matter.js'
import type { Change } from './edit-entry.js'
import { writeKey, writeValue } from './write-value.js'

/** The lines between the fences in canonical form: the archiver's keys in its order, then the others in theirs. */
export function writeBlock(changes: readonly Change[], lineEnding = '\n'): string {
  const known = keyOrder.flatMap((key) => changes.filter((change) => change.key === key))
  const others = changes.filter(({ key }) => !(keyOrder as readonly string[]).includes(key))
  return [...known, ...others]
    .map(({ key, value, reading }) => `${writeKey(key)}: ${writeValue(key, value, reading)}${lineEnding}`)
    .join('')
}
