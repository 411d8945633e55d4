import { maxInstant, minInstant } from './post-date.js'

/** A value that JSON has a notation for. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** How deep a value may be nested: a list of scalars is one level. Deeper ones overflow the stack of common YAML readers. */
export const maxDepth = 64
/** How many values the front matter may hold in all, scalars and containers counted alike. */
export const maxValues = 100_000
/** The part of them that the extra keys may have. */
export const maxExtraValues = 49_000
/** The part of them that `tags` and `categories` may have each. */
export const maxListItems = 25_000

/**
 * Why the value cannot stand in front matter, or undefined when it can. It never recurses, so that a value of any depth
 * (or a cyclic one) gets an answer.
 *
 * @param dates whether instants are taken too.
 * @param depth at which the value itself stands; 0 for an object that only holds values.
 * @param limit of values, counted through all levels.
 */
export function whyNotJson(
  value: unknown,
  { dates = false, depth: base = 1, limit = maxExtraValues } = {},
): string | undefined {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: base }]
  let count = base - 1
  while (stack.length > 0) {
    const { value: current, depth } = stack.pop()!
    if (++count > limit) return `more than ${limit} values`
    if (typeof current === 'object' && current !== null && depth > maxDepth)
      return `nested more than ${maxDepth} levels deep`
    if (current === null || typeof current === 'boolean') continue
    if (dates && current instanceof Date) {
      const reason = whyNotInstant(current)
      if (reason) return reason
      continue
    }
    if (typeof current === 'string') {
      if (!current.isWellFormed()) return 'a string holds half of a surrogate pair'
    } else if (typeof current === 'number') {
      if (!Number.isFinite(current)) return `${current} is not a JSON number`
    } else if (Array.isArray(current)) {
      if (current.length > limit) return `more than ${limit} values`
      for (const item of current) stack.push({ value: item, depth: depth + 1 })
    } else if (isPlainObject(current)) {
      for (const key of Reflect.ownKeys(current)) {
        if (typeof key === 'symbol') return 'a key is a symbol'
        const reason = whyNotKey(key)
        if (reason) return reason
        const item = (current as Record<string, unknown>)[key]
        if (item !== undefined) stack.push({ value: item, depth: depth + 1 })
      }
    } else return `${current === undefined ? 'undefined' : `a value of type ${typeof current}`} is not JSON`
  }
  return undefined
}

function whyNotInstant(date: Date): string | undefined {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'it is an invalid Date'
  return time < minInstant || time > maxInstant ? 'it lies outside of the years 0000 to 9999' : undefined
}

/** Why the text cannot be the key of a mapping in front matter. */
export function whyNotKey(key: string): string | undefined {
  if (key === '__proto__') return 'the key __proto__ is not safe'
  if (!key.isWellFormed()) return 'a key holds half of a surrogate pair'
  return undefined
}

/** Whether JavaScript would move the key to the front of an object, so that its place would be lost. */
export function isIntegerKey(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1
}

/** Whether the value is an object literal (or has no prototype), not an instance of a class. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
