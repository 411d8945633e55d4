import type { Change } from './change.js'
import { isPlain, isPlainInFlow } from './plain.js'
import { archiverReadings } from './reading.js'
import { resolveScalar } from './resolve-scalar.js'
import { quote } from './write-value.js'
import type { ScalarNode } from './yaml-node.js'

/**
 * The new value in the quoting style of the old scalar, or undefined where it is no text, or one that this style cannot
 * carry in a line. A date in quotes keeps them.
 */
export function inStyleOf(node: ScalarNode, { key, value, reading }: Change, inFlow: boolean): string | undefined {
  const isDate = value instanceof Date && reading.as === 'date' && node.style !== 'plain'
  const text = isDate ? value.toISOString() : value
  if (typeof text !== 'string' || node.value !== undefined) return undefined
  if (node.style === 'double') return quote(text)
  if (node.style === 'single') return canStandInSingleQuotes(text) ? `'${text.replaceAll("'", "''")}'` : undefined
  if (node.style !== 'plain' || !(inFlow ? isPlainInFlow(text) : isPlain(text))) return undefined
  const staysText = Object.hasOwn(archiverReadings, key) && reading.as === 'text' && !reading.nullable
  return staysText || typeof resolveScalar(text) === 'string' ? text : undefined
}

function canStandInSingleQuotes(text: string): boolean {
  return !/[\x00-\x1f\x7f-\x9f\uFFFE\uFFFF]/.test(text)
}
