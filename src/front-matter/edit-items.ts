import type { TextEdit } from '../diagnostics/diagnostic.js'
import { endOfLine, previousLineEnd } from '../source/lines.js'
import { isSameValue } from '../source/same-value.js'
import type { Change } from './change.js'
import { inStyleOf } from './in-style-of.js'
import { readValue } from './read-value.js'
import { yamlReading } from './reading.js'
import { writeValue } from './write-value.js'
import type { SequenceNode, YamlNode } from './yaml-node.js'

/**
 * Edits that make a list hold other items. The items that both lists begin and end with stay as they are written; between
 * them items are replaced, removed or added. Undefined where that needs another list: an empty one, or items that do
 * not stand on lines of their own.
 */
export function editItems(source: string, node: SequenceNode, change: Change): TextEdit[] | undefined {
  const values = change.value as unknown[]
  const { items } = node
  if (items.length === 0 || values.length === 0) return undefined
  const reading = change.reading.as === 'list' ? change.reading.items : yamlReading
  const isKept = (item: YamlNode, value: unknown) => isSameValue(readValue(item, reading), value)
  const shorter = Math.min(items.length, values.length)
  let head = 0
  while (head < shorter && isKept(items[head]!, values[head])) head++
  let tail = 0
  while (tail < shorter - head && isKept(items.at(-1 - tail)!, values.at(-1 - tail))) tail++

  const old = items.slice(head, items.length - tail)
  const added = values.slice(head, values.length - tail)
  const replaced = Math.min(old.length, added.length)
  const edits: TextEdit[] = old.slice(0, replaced).map((item, index) => {
    const text = inItsStyle(item, { ...change, value: added[index], reading }, node.style === 'flow')
    return { start: item.start, end: item.end, text }
  })
  const place = head + replaced
  const removed = items.slice(place, items.length - tail)
  const extra = added.slice(replaced).map((value) => writeItem({ ...change, value, reading }))
  const moves =
    node.style === 'flow' ? inBrackets(items, place, removed, extra) : onLines(source, items, place, removed, extra)
  return moves && [...edits, ...moves]
}

function inItsStyle(item: YamlNode, change: Change, inFlow: boolean): string {
  return (item.kind === 'scalar' ? inStyleOf(item, change, inFlow) : undefined) ?? writeItem(change)
}

/** An item as it is written in a list in brackets, which serves on a line of its own too. */
function writeItem({ key, value, reading }: Change): string {
  return writeValue(key, [value], { as: 'list', items: reading }).slice(2, -2)
}

function inBrackets(
  items: readonly YamlNode[],
  place: number,
  removed: readonly YamlNode[],
  added: string[],
): TextEdit[] {
  const [first] = removed
  const before = items[place - 1]
  // With an item goes the comma before it, or, for the first one, the comma behind.
  if (first && before) return [{ start: before.end, end: removed.at(-1)!.end, text: '' }]
  if (first) return [{ start: first.start, end: items[removed.length]!.start, text: '' }]
  if (added.length === 0) return []
  if (before) return [{ start: before.end, end: before.end, text: `, ${added.join(', ')}` }]
  const { start } = items[0]!
  return [{ start, end: start, text: `${added.join(', ')}, ` }]
}

function onLines(
  source: string,
  items: readonly YamlNode[],
  place: number,
  removed: readonly YamlNode[],
  added: string[],
): TextEdit[] | undefined {
  const lines = items.map((item) => {
    const start = previousLineEnd(source, item.start)
    return { start, end: endOfLine(source, item.end), lead: source.slice(start, item.start) }
  })
  const going = lines.slice(place, place + removed.length)
  // The line ending and the indentation before the hyphen: what a new line needs in front of it.
  const [{ lead }] = lines as [(typeof lines)[0]]
  if (![lead, ...going.map((line) => line.lead)].every((text) => /^(?:\r\n|\n|\r) *- +$/.test(text))) return undefined
  const at = place > 0 ? lines[place - 1]!.end : lines[0]!.start
  return [
    ...going.map(({ start, end }) => ({ start, end, text: '' })),
    ...added.map((item) => ({ start: at, end: at, text: lead + item })),
  ]
}
