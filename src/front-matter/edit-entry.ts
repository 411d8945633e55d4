import type { TextEdit } from '../diagnostics/diagnostic.js'
import { keyOrder } from '../schema/front-matter.js'
import type { Range } from '../source/range.js'
import { isSameValue } from '../source/same-value.js'
import { skipToContent } from './node-builder.js'
import { isPlain, isPlainInFlow } from './plain.js'
import { readValue } from './read-value.js'
import { archiverReadings, type Reading, yamlValue } from './reading.js'
import { resolveScalar } from './resolve-scalar.js'
import { quote, writeKey, writeValue } from './write-value.js'
import type { ScalarNode, YamlEntry, YamlNode } from './yaml-node.js'

/** The value at `key` is to be `value`, which is written so that `reading` gives it back. */
export type Change = { key: string; value: unknown; reading: Reading }

/**
 * Edits that give an entry another value and leave all else as it is: the quoting style, comments, and the items of a
 * list that stay.
 */
export function editValue(source: string, entry: YamlEntry, { key, value, reading }: Change): TextEdit[] {
  if (isSameValue(readValue(entry.value, reading, [], []), value)) return []
  const inPlace = editInPlace(source, entry.value, { key, value, reading })
  if (inPlace) return inPlace
  const text = writeValue(key, value, reading)
  const afterColon = skipToContent(source, entry.key.end) + 1
  const lineEnd = endOfLine(source, afterColon)
  const node = entry.value
  if (node.kind === 'empty') return [{ start: afterColon, end: afterColon, text: ` ${text}` }]
  if (node.start < lineEnd) return [{ start: node.start, end: node.end, text }]
  // The old value began below: put the new one beside the key, and keep the comments that stand between.
  return [
    { start: afterColon, end: afterColon, text: ` ${text}` },
    { start: previousLineEnd(source, node.start), end: node.end, text: '' },
  ]
}

function editInPlace(source: string, node: YamlNode, { key, value, reading }: Change): TextEdit[] | undefined {
  if (node.kind === 'scalar' && typeof value === 'string') {
    const text = inStyleOf(node, value, key, reading, false)
    return text === undefined ? undefined : [{ start: node.start, end: node.end, text }]
  }
  if (node.kind !== 'sequence' || !Array.isArray(value)) return undefined
  const items = reading.as === 'list' ? reading.items : yamlValue
  if (value.length === node.items.length) {
    const edits = node.items.map((item, index) => editItem(item, value[index], key, items, node.style === 'flow'))
    if (edits.every((edit) => edit !== undefined)) return edits.flat()
  }
  if (node.style === 'flow' || value.length === 0) return undefined
  const indent = source.slice(previousLineEnd(source, node.start), node.start)
  if (!/^[\r\n]+ *$/.test(indent)) return undefined
  const written = value.map((item) => `- ${writeValue(key, [item], reading).slice(2, -2)}`)
  return [{ start: node.start, end: node.end, text: written.join(indent) }]
}

function editItem(
  node: YamlNode,
  value: unknown,
  key: string,
  reading: Reading,
  inFlow: boolean,
): TextEdit[] | undefined {
  if (isSameValue(readValue(node, reading, [], []), value)) return []
  if (node.kind !== 'scalar' || typeof value !== 'string') return undefined
  const text = inStyleOf(node, value, key, reading, inFlow) ?? quote(value)
  return [{ start: node.start, end: node.end, text }]
}

/** The text as the old scalar was written, or undefined where that style cannot carry it in one line. */
function inStyleOf(node: ScalarNode, text: string, key: string, reading: Reading, inFlow: boolean): string | undefined {
  if (node.value !== undefined) return undefined
  if (node.style === 'double') return quote(text)
  if (node.style === 'single' && !/[\x00-\x1f\x7f-\x9f\uFFFE\uFFFF]/.test(text))
    return `'${text.replaceAll("'", "''")}'`
  if (node.style !== 'plain' || !(inFlow ? isPlainInFlow(text) : isPlain(text))) return undefined
  const staysText = Object.hasOwn(archiverReadings, key) && reading.as === 'text' && !reading.nullable
  return staysText || typeof resolveScalar(text) === 'string' ? text : undefined
}

/** The lines of an entry, from its key to the line ending behind its value. */
export function linesOf(source: string, entry: YamlEntry): Range {
  const last = Math.max(entry.value.end, skipToContent(source, entry.key.end) + 1)
  const end = endOfLine(source, last)
  return {
    start: previousLineEnd(source, entry.key.start, true),
    end: source.startsWith('\r\n', end) ? end + 2 : end + 1,
  }
}

/** The edit that adds a key: at its place in the archiver's order, or behind all others when the archiver knows none. */
export function addEntry(
  source: string,
  entries: readonly YamlEntry[],
  blockStart: number,
  lineEnding: string,
  { key, value, reading }: Change,
): TextEdit {
  const order = keyOrder as readonly string[]
  const rank = order.includes(key) ? order.indexOf(key) : order.length
  const before = entries.findLast(({ key: { text } }) =>
    rank === order.length ? true : order.includes(text) && order.indexOf(text) < rank,
  )
  const first = entries[0]
  const indent = first ? source.slice(previousLineEnd(source, first.key.start, true), first.key.start) : ''
  const at = before ? linesOf(source, before).end : endOfLine(source, blockStart) + lineEnding.length
  return {
    start: at,
    end: at,
    text: `${/^ +$/.test(indent) ? indent : ''}${writeKey(key)}: ${writeValue(key, value, reading)}${lineEnding}`,
  }
}

/** The offset of the line ending (or the end) of the line that holds the offset. */
function endOfLine(source: string, offset: number): number {
  while (offset < source.length && source[offset] !== '\n' && source[offset] !== '\r') offset++
  return offset
}

/** The offset of the line ending before the line that holds the offset, or behind that line ending. */
function previousLineEnd(source: string, offset: number, behind = false): number {
  while (offset > 0 && source[offset - 1] !== '\n' && source[offset - 1] !== '\r') offset--
  if (behind || offset === 0) return offset
  return source[offset - 2] === '\r' && source[offset - 1] === '\n' ? offset - 2 : offset - 1
}
