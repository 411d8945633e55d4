import type { TextEdit } from '../diagnostics/diagnostic.js'
import { keyOrder } from '../schema/front-matter.js'
import { endOfLine, previousLineEnd } from '../source/lines.js'
import type { Range } from '../source/range.js'
import { isSameValue } from '../source/same-value.js'
import type { Change } from './change.js'
import { editItems } from './edit-items.js'
import { inStyleOf } from './in-style-of.js'
import { readValue } from './read-value.js'
import { skipToContent } from './skip.js'
import { writeKey, writeValue } from './write-value.js'
import type { YamlEntry } from './yaml-node.js'

/**
 * Edits that give an entry another value and leave all else as it is: the quoting style, comments, and the items of a
 * list that stay.
 *
 * @param inFlow whether the entry stands in braces.
 */
export function editValue(source: string, entry: YamlEntry, change: Change, inFlow: boolean): TextEdit[] {
  const { key, value, reading } = change
  const node = entry.value
  if (isSameValue(readValue(node, reading), value)) return []
  if (node.kind === 'scalar') {
    const text = inStyleOf(node, change, inFlow)
    if (text !== undefined) return [{ start: node.start, end: node.end, text }]
  }
  const edits = node.kind === 'sequence' && Array.isArray(value) ? editItems(source, node, change) : undefined
  if (edits) return edits
  const text = writeValue(key, value, reading, inFlow)
  const afterColon = skipToContent(source, entry.key.end) + 1
  if (node.kind === 'empty') return [{ start: afterColon, end: afterColon, text: ` ${text}` }]
  if (node.start < endOfLine(source, afterColon)) return [{ start: node.start, end: node.end, text }]
  // The old value began below: put the new one beside the key, and keep the comments that stand between.
  return [
    { start: afterColon, end: afterColon, text: ` ${text}` },
    { start: previousLineEnd(source, node.start), end: node.end, text: '' },
  ]
}

/** The lines of an entry, from its key to the line ending behind its value. */
export function linesOf(source: string, entry: YamlEntry): Range {
  const end = endOfLine(source, entry.value.end)
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
  const [first] = entries
  const [indent] = first
    ? /^ */.exec(source.slice(previousLineEnd(source, first.key.start, true), first.key.start))!
    : ['']
  const at = before ? linesOf(source, before).end : endOfLine(source, blockStart) + lineEnding.length
  return {
    start: at,
    end: at,
    text: `${indent}${writeKey(key)}: ${writeValue(key, value, reading)}${lineEnding}`,
  }
}
