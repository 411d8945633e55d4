import type { DiagnosticCode } from '../diagnostics/catalogue.js'
import { diagnose, type TextEdit } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import { addEntry, type Change, editValue, linesOf } from '../front-matter/edit-entry.js'
import { readValue } from '../front-matter/read-value.js'
import { archiverReadings, type Reading, yamlValue } from '../front-matter/reading.js'
import { type WrittenEntry, writeBlock } from '../front-matter/write-block.js'
import { UnwritableValue, writeValue } from '../front-matter/write-value.js'
import type { YamlNode } from '../front-matter/yaml-node.js'
import { isIntegerKey, whyNotJson, whyNotKey } from '../schema/json-value.js'
import { Preamble } from '../schema/preamble.js'
import { applyEdits } from '../source/apply-edits.js'
import { own } from '../source/own.js'
import { isSameValue } from '../source/same-value.js'
import { type DocumentView, viewOf } from './document-view.js'
import type { PostEdit } from './post-edit.js'
import { readPreamble } from './read-preamble.js'
import { writeRest } from './write-rest.js'

/**
 * The source with the edit made. First the smallest edits are tried; the result is read again, and only where it does not
 * say exactly what was asked for (unusual YAML, a body that would look like a wrapper) the whole part is written anew.
 *
 * @param readings how the keys are to be read back; keys without one are read as YAML.
 * @throws PostError with `edit/impossible` or `edit/invalid-value`.
 */
export function editSource(
  view: DocumentView,
  edit: PostEdit,
  readings: Readonly<Record<string, Reading>> = archiverReadings,
): string {
  let result = view
  if (edit.frontMatter) result = editFrontMatter(result, changesOf(edit.frontMatter, readings))
  if ('preamble' in edit || edit.html !== undefined) result = editRest(result, edit)
  return result.source
}

function fail(code: DiagnosticCode, values: Record<string, string>): never {
  throw new PostError([diagnose({ code, values })])
}

function changesOf(
  values: NonNullable<PostEdit['frontMatter']>,
  readings: Readonly<Record<string, Reading>>,
): Change[] {
  return Object.entries(values).map(([key, value]) => {
    const reason =
      whyNotKey(key) ?? (isIntegerKey(key) ? 'the key is an integer' : undefined) ?? whyNotFrontMatterValue(value)
    if (reason) fail('edit/invalid-value', { name: `"${key}"`, reason })
    return { key, value, reading: own(readings, key) ?? yamlValue }
  })
}

/** Dates may stand wherever JSON values may: they are written as ISO 8601. */
function whyNotFrontMatterValue(value: unknown): string | undefined {
  if (value === undefined || value instanceof Date) return undefined
  return whyNotJson(value)
}

function editFrontMatter(view: DocumentView, changes: readonly Change[]): DocumentView {
  const block = view.layout.frontMatter
  if (!block || !view.frontMatter.wellFormed) fail('edit/impossible', { reason: 'the front matter is malformed' })
  const spliced = attempt(() => viewOf(applyEdits(view.source, planEntries(view, changes))))
  if (spliced && hasChanged(view, spliced, changes)) return spliced
  const { lineEnding } = view.layout
  const text = lineEnding + attemptWrite(() => writeBlock(mergedEntries(view, changes), lineEnding))
  const rewritten = viewOf(applyEdits(view.source, [{ ...block.block, text }]))
  if (hasChanged(view, rewritten, changes)) return rewritten
  return fail('edit/impossible', { reason: 'the values cannot be written so that they are read back' })
}

function planEntries({ source, layout, frontMatter }: DocumentView, changes: readonly Change[]): TextEdit[] {
  if (frontMatter.style === 'flow') throw new RangeError('flow mappings are written anew')
  return changes.flatMap((change) => {
    const entry = frontMatter.entries.find(({ key }) => key.text === change.key)
    if (change.value === undefined) return entry ? [{ ...linesOf(source, entry), text: '' }] : []
    if (entry) return editValue(source, entry, change)
    return [addEntry(source, frontMatter.entries, layout.frontMatter!.block.start, layout.lineEnding, change)]
  })
}

/** Every entry with the value asked for, or as it is written. */
function mergedEntries({ source, frontMatter }: DocumentView, changes: readonly Change[]): WrittenEntry[] {
  const kept = frontMatter.entries
    .filter(({ key }) => !changes.some((change) => change.key === key.text))
    .map(({ key, value }) => ({ key: key.text, text: inOneLine(source, key.text, value) }))
  const changed = changes
    .filter(({ value }) => value !== undefined)
    .map(({ key, value, reading }) => ({ key, text: writeValue(key, value, reading) }))
  return [...kept, ...changed]
}

/** A value as it is written, or, where it stands on lines of its own, written anew. */
function inOneLine(source: string, key: string, node: YamlNode): string {
  const text = source.slice(node.start, node.end)
  if (!/[\r\n]/.test(text)) return text
  const reading = own(archiverReadings, key) ?? yamlValue
  return writeValue(key, readValue(node, reading, [], []), reading)
}

/** Whether `after` differs from `before` in the values of the changed keys and in nothing else. */
function hasChanged(before: DocumentView, after: DocumentView, changes: readonly Change[]): boolean {
  if (!after.frontMatter.wellFormed) return false
  const entries = new Map(after.frontMatter.entries.map(({ key, value }) => [key.text, value]))
  for (const { key, value, reading } of changes) {
    const node = entries.get(key)
    if (value === undefined ? node : !node || !isSameValue(readBack(node, reading, value), value)) return false
    entries.delete(key)
  }
  const untouched = before.frontMatter.entries.filter(({ key }) => !changes.some((change) => change.key === key.text))
  if (untouched.length !== entries.size) return false
  return untouched.every(({ key, value }) => {
    const node = entries.get(key.text)
    const reading = own(archiverReadings, key.text) ?? yamlValue
    return node && isSameValue(readValue(node, reading, [], []), readValue(value, reading, [], []))
  })
}

/** A date under a key without schema is read as the instant that was written. */
function readBack(node: Parameters<typeof readValue>[0], reading: Reading, value: unknown): unknown {
  return readValue(
    node,
    value instanceof Date && reading.as === 'yaml' ? { as: 'date', nullable: false } : reading,
    [],
    [],
  )
}

function editRest(view: DocumentView, edit: PostEdit): DocumentView {
  const { source, layout } = view
  if (!layout.frontMatter?.closeFence) fail('edit/impossible', { reason: 'the end of the front matter is not known' })
  const html = edit.html ?? source.slice(layout.html.start, layout.html.end)
  if (!html.isWellFormed()) fail('edit/invalid-value', { name: 'html', reason: 'it holds half of a surrogate pair' })
  const preamble = targetPreamble(view, edit)
  const wanted = (candidate: DocumentView) =>
    isSameValue(readPreamble(candidate.source, candidate.layout), preamble) &&
    candidate.source.slice(candidate.layout.html.start, candidate.layout.html.end) === html
  const spliced = viewOf(applyEdits(source, planRest(view, edit, preamble)))
  if (wanted(spliced)) return spliced
  const rewritten = viewOf(applyEdits(source, [{ ...layout.rest, text: writeRest(preamble, html, layout.lineEnding) }]))
  // A body that ends or begins with a line ending of the other kind needs the canonical one around it.
  return wanted(rewritten)
    ? rewritten
    : viewOf(applyEdits(source, [{ ...layout.rest, text: writeRest(preamble, html) }]))
}

function targetPreamble({ source, layout }: DocumentView, edit: PostEdit): Preamble | undefined {
  const current = readPreamble(source, layout)
  if (!('preamble' in edit)) {
    if (layout.preamble && !current) fail('edit/impossible', { reason: 'the preamble is malformed' })
    return current
  }
  if (edit.preamble === undefined) return undefined
  const { linkText, linkUrl } = layout.preamble ?? {}
  const known = {
    text: linkText && source.slice(linkText.start, linkText.end),
    url: linkUrl && source.slice(linkUrl.start, linkUrl.end),
  }
  const timestamp = edit.preamble.timestamp === undefined ? current?.timestamp : edit.preamble.timestamp
  const merged = Preamble.safeParse({ timestamp, sourceLink: { ...known, ...edit.preamble.sourceLink } })
  if (merged.success) return merged.data
  const [issue] = merged.error.issues
  return fail('edit/invalid-value', { name: ['preamble', ...issue!.path].join('.'), reason: issue!.message })
}

function planRest({ source, layout }: DocumentView, edit: PostEdit, preamble: Preamble | undefined): TextEdit[] {
  const edits: TextEdit[] = []
  const { linkText, linkUrl, timestamp, underline } = layout.preamble ?? {}
  if ('preamble' in edit) {
    if (!preamble || !linkText || !linkUrl || !timestamp || !underline) {
      const html = edit.html ?? source.slice(layout.html.start, layout.html.end)
      return [{ ...layout.rest, text: writeRest(preamble, html, layout.lineEnding) }]
    }
    if (!isSameValue(readPreamble(source, layout)?.timestamp, preamble.timestamp)) {
      edits.push({ ...timestamp, text: `<!--${preamble.timestamp === null ? 'NaN' : preamble.timestamp.getTime()}-->` })
    }
    edits.push({ ...linkText, text: preamble.sourceLink.text }, { ...linkUrl, text: preamble.sourceLink.url })
  }
  if (edit.html !== undefined) edits.push({ ...layout.html, text: edit.html })
  return edits
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    return rethrowUnwritable(error)
  }
}

function attemptWrite<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    return rethrowUnwritable(error)
  }
}

function rethrowUnwritable(error: unknown): never {
  if (error instanceof UnwritableValue)
    fail('edit/invalid-value', { name: 'a front matter key', reason: error.message })
  throw error
}
