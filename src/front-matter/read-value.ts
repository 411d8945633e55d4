import type { Finding } from '../diagnostics/diagnostic.js'
import type { JsonValue } from '../schema/json-value.js'
import { readPostDate } from '../schema/post-date.js'
import { own } from '../source/own.js'
import { type Reading, yamlReading } from './reading.js'
import { resolveScalar } from './resolve-scalar.js'
import type { ScalarNode, YamlNode } from './yaml-node.js'

/**
 * The value of a node, read as its schema wants it. What cannot be read that way is given as YAML reads it, for the
 * schema to refuse; dates that are none are findings, and undefined here.
 *
 * @param path of the value in the model; findings carry it as `field`.
 * @param findings to which those are added; default: they do not matter.
 */
export function readValue(node: YamlNode, reading: Reading, path: string[] = [], findings: Finding[] = []): unknown {
  if (reading.as === 'text' && (node.kind === 'scalar' || node.kind === 'empty')) {
    if (reading.nullable && isNull(node)) return null
    return node.kind === 'scalar' ? node.text : ''
  }
  if (reading.as === 'date' && (node.kind === 'scalar' || node.kind === 'empty')) {
    if (reading.nullable && isNull(node)) return null
    return readDate(node, path, findings)
  }
  if (reading.as === 'list' && node.kind === 'sequence') {
    return node.items.map((item, index) => readValue(item, reading.items, [...path, String(index)], findings))
  }
  if (node.kind === 'mapping') {
    const keys = reading.as === 'record' ? reading.keys : {}
    const rest = reading.as === 'record' ? reading.rest : yamlReading
    return toObject(node.entries, (key, value) => readValue(value, own(keys, key) ?? rest, [...path, key], findings))
  }
  if (node.kind === 'sequence') return node.items.map((item) => readValue(item, yamlReading, path, findings))
  return node.kind === 'empty' ? null : resolve(node)
}

/** The value of a node as JSON: what YAML reads, with the dates and numbers that JSON has no notation for left as text. */
export function toJsonValue(node: YamlNode): JsonValue {
  if (node.kind === 'empty') return null
  if (node.kind === 'sequence') return node.items.map(toJsonValue)
  if (node.kind === 'mapping') return toObject(node.entries, (_, value) => toJsonValue(value))
  const value = resolve(node)
  if (value instanceof Date || (typeof value === 'number' && !Number.isFinite(value))) return node.text
  return value
}

function resolve(node: ScalarNode): string | number | boolean | null | Date {
  if (node.value !== undefined) return node.value
  return node.style === 'plain' ? resolveScalar(node.text) : node.text
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'empty' || (node.kind === 'scalar' && resolve(node) === null)
}

function readDate(node: YamlNode, path: string[], findings: Finding[]): Date | undefined {
  const text = node.kind === 'scalar' ? node.text : ''
  const reading = readPostDate(text)
  if (reading.ok) return reading.date
  const { start, end } = node
  findings.push({ code: reading.code, values: { text: `"${text}"`, reason: reading.reason }, start, end, field: path })
  return undefined
}

function toObject<T>(
  entries: readonly { key: ScalarNode; value: YamlNode }[],
  read: (key: string, value: YamlNode) => T,
): { [key: string]: T } {
  // Not by assignment: one to __proto__ would change the prototype. (That key is refused anyway.)
  return Object.fromEntries(entries.map(({ key, value }) => [key.text, read(key.text, value)]))
}
