import type { TextEdit } from '../diagnostics/diagnostic.js'
import type { Change } from '../front-matter/change.js'
import { commentsOf } from '../front-matter/comments-of.js'
import { addEntry, editValue, linesOf } from '../front-matter/edit-entry.js'
import { readValue } from '../front-matter/read-value.js'
import { archiverReadings, type Reading, textReading, yamlReading } from '../front-matter/reading.js'
import { type WrittenEntry, writeBlock } from '../front-matter/write-block.js'
import { writeValue } from '../front-matter/write-value.js'
import type { YamlNode } from '../front-matter/yaml-node.js'
import { applyEdits, overlap } from '../source/apply-edits.js'
import { own } from '../source/own.js'
import { isSameValue } from '../source/same-value.js'
import { type DocumentView, viewOf } from './document-view.js'
import { fail } from './fail.js'

/**
 * The document with other values in its front matter. Three plans, the next one only where the one before does not give
 * what was asked for: splice; splice, and move the comments below a removed key to the margin, where they cannot be
 * taken for a part of the value above; write the block anew, with its comments on top.
 */
export function editFrontMatter(view: DocumentView, changes: readonly Change[]): DocumentView {
  if (!view.layout.frontMatter || !view.frontMatter.wellFormed) {
    fail('edit/impossible', { reason: 'the front matter is malformed' })
  }
  const plans = [
    () => planSplices(view, changes, false),
    () => planSplices(view, changes, true),
    () => planNewBlock(view, changes),
  ]
  for (const plan of plans) {
    const edits = plan()
    if (!edits || overlap(edits)) continue
    const result = viewOf(applyEdits(view.source, edits))
    if (hasChanged(view, result, changes)) return result
  }
  return fail('edit/impossible', { reason: 'the values cannot be written so that they are read back' })
}

/** Undefined where an entry is to come or go in braces, where it has no line of its own. */
function planSplices(
  { source, layout, frontMatter }: DocumentView,
  changes: readonly Change[],
  dedent: boolean,
): TextEdit[] | undefined {
  const isFlow = frontMatter.style === 'flow'
  const entries = new Map(frontMatter.entries.map((entry) => [entry.key.text, entry]))
  if (isFlow && changes.some(({ key, value }) => (value === undefined) === entries.has(key))) return undefined
  return changes.flatMap((change) => {
    const entry = entries.get(change.key)
    if (entry && change.value !== undefined) return editValue(source, entry, change, isFlow)
    if (change.value === undefined && !entry) return []
    if (!entry)
      return [addEntry(source, frontMatter.entries, layout.frontMatter!.block.start, layout.lineEnding, change)]
    const lines = linesOf(source, entry)
    return [{ ...lines, text: '' }, ...(dedent ? dedentComments(source, lines.end) : [])]
  })
}

/** Takes the indentation from the comments that begin at `start`. */
function dedentComments(source: string, start: number): TextEdit[] {
  const [comments] = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(source.slice(start))!
  return Array.from(comments.matchAll(/^[ \t]+(?=#)/gm), ({ index, 0: indent }) => {
    return { start: start + index, end: start + index + indent.length, text: '' }
  })
}

function planNewBlock(view: DocumentView, changes: readonly Change[]): TextEdit[] {
  const { source, layout, frontMatter } = view
  const { block } = layout.frontMatter!
  const comments = commentsOf(source, block, frontMatter.entries).map((comment) => comment + layout.lineEnding)
  const text = layout.lineEnding + comments.join('') + writeBlock(mergedEntries(view, changes), layout.lineEnding)
  return [{ ...block, text }]
}

/** Every entry with the value asked for, or as it is written. */
function mergedEntries({ source, frontMatter }: DocumentView, changes: readonly Change[]): WrittenEntry[] {
  const changedKeys = new Set(changes.map(({ key }) => key))
  const kept = frontMatter.entries
    .filter(({ key }) => !changedKeys.has(key.text))
    .map(({ key, value }) => ({ key: key.text, text: inOneLine(source, key.text, value) }))
  const changed = changes
    .filter(({ value }) => value !== undefined)
    .map(({ key, value, reading }) => ({ key, text: writeValue(key, value, reading) }))
  return [...kept, ...changed]
}

/** A value as it is written, or, where it stands on lines of its own, written anew. */
function inOneLine(source: string, key: string, node: YamlNode): string {
  const text = source.slice(node.start, node.end)
  return /[\r\n]/.test(text) ? writeValue(key, readKept(key, node), keptReading(key)) : text
}

/** A date that stays is the text that is written, even where it is none. */
function keptReading(key: string): Reading {
  const reading = own(archiverReadings, key) ?? yamlReading
  return reading.as === 'date' ? textReading : reading
}

function readKept(key: string, node: YamlNode): unknown {
  return readValue(node, keptReading(key))
}

/** Whether `after` differs from `before` in the values of the changed keys and in nothing else. */
function hasChanged(before: DocumentView, after: DocumentView, changes: readonly Change[]): boolean {
  const nodes = new Map(after.frontMatter.entries.map(({ key, value }) => [key.text, value]))
  const changedKeys = new Set(changes.map(({ key }) => key))
  const kept = before.frontMatter.entries.filter(({ key }) => !changedKeys.has(key.text))
  const given = changes.filter(({ value }) => value !== undefined)
  const holds = (key: string, says: (node: YamlNode) => boolean) => {
    const node = nodes.get(key)
    return node !== undefined && says(node)
  }
  return (
    after.frontMatter.wellFormed &&
    nodes.size === kept.length + given.length &&
    given.every(({ key, value, reading }) =>
      holds(key, (node) => isSameValue(readBack(node, reading, value), value)),
    ) &&
    kept.every(({ key: { text: key }, value }) =>
      holds(key, (node) => isSameValue(readKept(key, node), readKept(key, value))),
    )
  )
}

/** A date under a key without schema is read as the instant that was written. */
function readBack(node: YamlNode, reading: Reading, value: unknown): unknown {
  const isDate = value instanceof Date && reading.as === 'yaml'
  return readValue(node, isDate ? { as: 'date', nullable: false } : reading)
}
