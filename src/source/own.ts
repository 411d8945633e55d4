/**
 * The property of a record, if it is its own: a key such as `constructor` finds nothing that was not put there.
 *
 * @example
 * own({ a: 1 }, 'constructor') // undefined
 */
export function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
