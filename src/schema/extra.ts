import * as z from 'zod'
import { keyOrder } from './front-matter.js'
import { isIntegerKey, isPlainObject, type JsonValue, whyNotJson } from './json-value.js'

/**
 * The front matter keys that no schema names, in the order of the file: JSON values under keys that are neither
 * `__proto__`, nor integers (objects would reorder them), nor keys of FrontMatter.
 */
export const Extra = z.custom<Record<string, JsonValue>>().check((payload) => {
  const reason = whyNotExtra(payload.value)
  if (reason) payload.issues.push({ code: 'custom', input: payload.value, message: reason })
})

function whyNotExtra(value: unknown): string | undefined {
  if (!isPlainObject(value)) return 'is not a plain object'
  const reason = whyNotJson(value, { depth: 0 })
  if (reason) return reason
  for (const key of Object.keys(value)) {
    if (isIntegerKey(key)) return `the key ${key} is an integer, so that its place would be lost`
    if ((keyOrder as readonly string[]).includes(key)) return `the key ${key} belongs to frontMatter`
  }
  return undefined
}
