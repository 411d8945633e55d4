import type { Change } from '../front-matter/change.js'
import { type Reading, textReading, yamlReading } from '../front-matter/reading.js'
import { isIntegerKey, whyNotJson, whyNotKey } from '../schema/json-value.js'
import { readPostDate } from '../schema/post-date.js'
import { own } from '../source/own.js'
import { fail } from './fail.js'
import type { PostEdit } from './post-edit.js'

/**
 * The front matter values of an edit, each with the reading that is to give it back.
 *
 * @throws PostError with `edit/invalid-value` for a value that the front matter or the key's reading cannot carry.
 */
export function toChanges(
  values: NonNullable<PostEdit['frontMatter']>,
  readings: Readonly<Record<string, Reading>>,
): Change[] {
  return Object.entries(values).map(([key, value]) => {
    const reading = own(readings, key) ?? yamlReading
    const reason =
      whyNotKey(key) ?? (isIntegerKey(key) ? 'the key is an integer' : undefined) ?? whyNotValue(value, reading)
    if (reason) fail('edit/invalid-value', { name: `"${key}"`, reason })
    // A date that is given as text keeps its offset.
    return { key, value, reading: typeof value === 'string' && reading.as === 'date' ? textReading : reading }
  })
}

function whyNotValue(value: unknown, reading: Reading): string | undefined {
  if (value === undefined) return undefined
  return whyNotJson(value, { dates: true }) ?? whyNotRead(value, reading)
}

/** Why the value, once written, would not be read back as it is. */
function whyNotRead(value: unknown, reading: Reading): string | undefined {
  if (value === null) return 'nullable' in reading && !reading.nullable ? 'it is null' : undefined
  if (reading.as === 'text' && typeof value !== 'string') return 'it is not text'
  if (reading.as === 'date' && typeof value === 'string') {
    const date = readPostDate(value)
    return date.ok ? undefined : date.reason
  }
  if (reading.as === 'date' && !(value instanceof Date)) return 'it is not a date'
  if (reading.as !== 'list') return undefined
  if (!Array.isArray(value)) return 'it is not a list'
  return value.map((item) => whyNotRead(item, reading.items)).find((reason) => reason !== undefined)
}
