import { own } from '../source/own.js'
import { isPlain, isPlainInFlow } from './plain.js'
import { archiverReadings, type Reading, yamlReading } from './reading.js'
import { resolveScalar } from './resolve-scalar.js'

const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * The text in double quotes, as the archiver writes titles, but with every character escaped that YAML would not give
 * back.
 *
 * @example
 * quote('a "b"') // '"a \\"b\\""'
 */
export function quote(text: string): string {
  const escaped = text.replace(/["\\\x00-\x1f\x7f-\x9f\uFFFE\uFFFF]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    return escapes[character] ?? (hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`)
  })
  return `"${escaped}"`
}

/** A key of the front matter as it is written before its colon. */
export function writeKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && typeof resolveScalar(key) === 'string' ? key : quote(key)
}

/**
 * The value of a key as it is written behind the colon, in canonical form (docs/format.md, chapter 6).
 *
 * @param inFlow whether it stands in brackets or braces, where commas end it.
 * @throws TypeError for a value that front matter has no notation for: callers refuse those before.
 */
export function writeValue(key: string, value: unknown, reading: Reading, inFlow = false): string {
  if (key === 'title' && typeof value === 'string') return quote(value)
  if (key === 'comments' && typeof value === 'boolean') return value ? 'True' : 'False'
  return write(value, reading, { inFlow, quoteAmbiguous: !Object.hasOwn(archiverReadings, key) })
}

type Context = { inFlow: boolean; quoteAmbiguous: boolean }

function write(value: unknown, reading: Reading, context: Context): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return canStandPlain(value, reading, context) ? value : quote(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new TypeError('it is an invalid Date')
    return value.toISOString()
  }
  const inner = { ...context, inFlow: true }
  if (Array.isArray(value)) {
    const items = reading.as === 'list' ? reading.items : yamlReading
    return value.length === 0 ? '[]' : `[ ${value.map((item) => write(item, items, inner)).join(', ')} ]`
  }
  if (typeof value === 'object') {
    const pairs = Object.entries(value).filter(([, item]) => item !== undefined)
    const written = pairs.map(([key, item]) => `${quote(key)}: ${write(item, memberReading(reading, key), inner)}`)
    return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`
  }
  throw new TypeError(`it is ${value === undefined ? 'undefined' : `of type ${typeof value}`}`)
}

function memberReading(reading: Reading, key: string): Reading {
  if (reading.as !== 'record') return yamlReading
  return own(reading.keys, key) ?? reading.rest
}

/**
 * The archiver writes its text keys without quotes, even where YAML would take them for a number. Under other keys such
 * a text is quoted, so that every YAML reader sees text.
 */
function canStandPlain(text: string, reading: Reading, { inFlow, quoteAmbiguous }: Context): boolean {
  if (reading.as !== 'text' || !(inFlow ? isPlainInFlow(text) : isPlain(text))) return false
  if (quoteAmbiguous) return typeof resolveScalar(text) === 'string'
  return !reading.nullable || resolveScalar(text) !== null
}

function writeNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  return String(value)
}
