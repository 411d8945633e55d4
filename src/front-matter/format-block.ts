import { own } from '../source/own.js'
import type { Range } from '../source/range.js'
import { isSameValue } from '../source/same-value.js'
import { linesOf } from './edit-entry.js'
import { type FrontMatterBlock, readFrontMatter } from './front-matter-block.js'
import { readValue, toJsonValue } from './read-value.js'
import { archiverReadings, textReading, yamlReading } from './reading.js'
import { inKeyOrder, type WrittenEntry, writeBlock } from './write-block.js'
import { writeValue } from './write-value.js'
import type { YamlEntry } from './yaml-node.js'

/**
 * The lines between the fences in canonical form. Comments and blank lines stay with the key below them; keys that the
 * archiver does not know are kept as they are written. Where YAML of an unusual shape cannot be rewritten without losing
 * a comment or changing a value, it stays as it is but for its line endings.
 *
 * @param block the front matter is well-formed.
 */
export function formatBlock(source: string, block: Range, frontMatter: FrontMatterBlock): string {
  const asWritten = source.slice(skipLineEnding(source, block.start), block.end).replaceAll('\r\n', '\n')
  const keepsValues = (candidate: string) => {
    const wrapped = `---\n${candidate}---\n`
    return sameEntries(readFrontMatter(wrapped, { start: 3, end: wrapped.length - 4 }), frontMatter)
  }
  const candidates = [
    () => (frontMatter.style === 'block' ? reorder(source, block, frontMatter.entries) : undefined),
    () =>
      asWritten.includes('#') ? undefined : writeBlock(frontMatter.entries.map((entry) => toWritten(source, entry))),
  ]
  for (const candidate of candidates) {
    const written = candidate()
    if (written !== undefined && keepsValues(written)) return written
  }
  return asWritten
}

function reorder(source: string, block: Range, entries: readonly YamlEntry[]): string {
  let done = skipLineEnding(source, block.start)
  const chunks = entries.map((entry) => {
    const lines = linesOf(source, entry)
    const trivia = source.slice(done, lines.start)
    done = lines.end
    return { key: entry.key.text, text: trivia + formatEntry(source, entry, lines) }
  })
  const parts = inKeyOrder(chunks).map(({ text }) => text)
  return (parts.join('') + source.slice(done, block.end)).replaceAll('\r\n', '\n')
}

function formatEntry(source: string, entry: YamlEntry, lines: Range): string {
  const written = source.slice(lines.start, lines.end)
  if (!Object.hasOwn(archiverReadings, entry.key.text) || holdsComment(source, entry)) return written
  const { key, value, reading } = toChange(entry)
  const comment = source.slice(entry.value.end, lines.end).trim()
  return `${key}: ${writeValue(key, value, reading)}${comment ? ` ${comment}` : ''}\n`
}

/** Whether a comment stands between the key and the end of its value, where rewriting the value would lose it. */
function holdsComment(source: string, { key, value }: YamlEntry): boolean {
  const isText =
    value.kind === 'scalar' && value.value === undefined && value.style !== 'literal' && value.style !== 'folded'
  return source.slice(key.end, isText ? value.start : value.end).includes('#')
}

/** An entry of a flow mapping: keys that the archiver does not know keep what is written. */
function toWritten(source: string, entry: YamlEntry): WrittenEntry {
  const { key, value, reading } = toChange(entry)
  const isKnown = Object.hasOwn(archiverReadings, key)
  return { key, text: isKnown ? writeValue(key, value, reading) : source.slice(entry.value.start, entry.value.end) }
}

/** A date keeps the text that was written, so that its offset stays. */
function toChange({ key: { text: key }, value: node }: YamlEntry) {
  const reading = own(archiverReadings, key) ?? yamlReading
  if (reading.as === 'date' && node.kind === 'scalar') return { key, value: node.text, reading: textReading }
  return {
    key,
    value: reading === yamlReading && key !== 'comments' ? toJsonValue(node) : readValue(node, reading),
    reading,
  }
}

function sameEntries(a: FrontMatterBlock, b: FrontMatterBlock): boolean {
  if (!a.wellFormed || a.entries.length !== b.entries.length) return false
  const values = new Map(a.entries.map((entry) => [entry.key.text, toChange(entry).value]))
  return b.entries.every(
    (entry) => values.has(entry.key.text) && isSameValue(values.get(entry.key.text), toChange(entry).value),
  )
}

/** Behind the line ending of the opening fence, whose trailing spaces belong to the block. */
function skipLineEnding(source: string, offset: number): number {
  return source.indexOf('\n', offset) + 1
}
