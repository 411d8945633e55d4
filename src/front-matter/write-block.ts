import { keyOrder } from '../schema/front-matter.js'
import { writeKey } from './write-value.js'

/** A key with its value as it is written. */
export type WrittenEntry = { key: string; text: string }

/** Puts what belongs to keys in canonical order: the archiver's keys in its order, then the others in theirs. */
export function inKeyOrder<T extends { key: string }>(items: readonly T[]): T[] {
  const known = keyOrder.flatMap((key) => items.filter((item) => item.key === key))
  return [...known, ...items.filter(({ key }) => !(keyOrder as readonly string[]).includes(key))]
}

/** The lines between the fences, in canonical order. */
export function writeBlock(entries: readonly WrittenEntry[], lineEnding = '\n'): string {
  return inKeyOrder(entries)
    .map(({ key, text }) => `${writeKey(key)}: ${text}${lineEnding}`)
    .join('')
}
