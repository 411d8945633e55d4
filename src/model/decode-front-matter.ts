import * as z from 'zod'
import type { DiagnosticCode } from '../diagnostics/catalogue.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
import { readValue, toJsonValue } from '../front-matter/read-value.js'
import type { YamlEntry, YamlNode } from '../front-matter/yaml-node.js'
import { Extra } from '../schema/extra.js'
import type { FrontMatter } from '../schema/front-matter.js'
import type { JsonValue } from '../schema/json-value.js'
import { own } from '../source/own.js'
import type { Range } from '../source/range.js'
import type { FrontMatterSchema } from './front-matter-schema.js'
import { readingsOf } from './readings-of.js'

export type DecodedFrontMatter = {
  frontMatter: FrontMatter | undefined
  extra: Record<string, JsonValue>
  findings: Finding[]
}

/** The front matter of a document as its schema reads it; what does not fit is a finding at its place in the file. */
export function decodeFrontMatter(document: PostDocument, schema: FrontMatterSchema): DecodedFrontMatter {
  const { entries, wellFormed } = document.frontMatter
  const findings: Finding[] = []
  if (!wellFormed) return { frontMatter: undefined, extra: {}, findings }
  const readings = readingsOf(schema)
  const values: Record<string, unknown> = {}
  const extra: Record<string, JsonValue> = {}
  for (const { key, value } of entries) {
    const reading = own(readings, key.text)
    if (reading) {
      // A finding on a value that is not there stands at its key.
      const node = value.kind === 'empty' ? { ...value, start: key.start, end: key.end } : value
      values[key.text] = readValue(node, reading, ['frontMatter', key.text], findings)
    } else extra[key.text] = toJsonValue(value)
  }
  const unread = new Set(findings.map(({ field }) => field!.join('\0')))
  const result = z.safeParse(schema, values)
  if (!result.success) {
    for (const issue of result.error.issues) {
      const field = ['frontMatter', ...issue.path.map(String)]
      // What could not be read as a date has its finding already.
      if (!unread.has(field.join('\0'))) findings.push(toFinding(document, entries, issue, field))
    }
  }
  if (Object.keys(extra).length > 0) {
    const checked = Extra.safeParse(extra)
    if (!checked.success) findings.push(extraFinding(entries, checked.error.issues[0]!.message, extra))
  }
  return { frontMatter: result.success && findings.length === 0 ? result.data : undefined, extra, findings }
}

function toFinding(
  document: PostDocument,
  entries: readonly YamlEntry[],
  issue: z.core.$ZodIssue,
  field: string[],
): Finding {
  const [key, ...rest] = issue.path.map(String)
  const entry = entries.find((candidate) => candidate.key.text === key)
  if (!entry) {
    const fence = document.layout.frontMatter?.closeFence
    if (key === undefined)
      return { code: 'front-matter/invalid-value', values: { key: '', reason: issue.message }, field, ...fence }
    return { code: 'front-matter/missing-key', values: { key }, field, ...fence }
  }
  const node = descend(entry.value, rest)
  const { start, end } = placeOf(entry, node)
  const code = customCode(issue) ?? 'front-matter/invalid-value'
  const text = `"${node.kind === 'scalar' ? node.text : ''}"`
  return { code, values: { key: [key, ...rest].join('.'), reason: issue.message, text }, start, end, field }
}

/** Where a value of an entry stands; what is not there stands at its key. */
function placeOf({ key, value }: YamlEntry, node: YamlNode = value): Range {
  return node.kind === 'empty' ? key : node
}

function customCode(issue: z.core.$ZodIssue): DiagnosticCode | undefined {
  return issue.code === 'custom' && issue.params?.code === 'front-matter/invalid-url'
    ? 'front-matter/invalid-url'
    : undefined
}

/** A finding at the first of the extra keys with which they are refused, by itself or for their number. */
function extraFinding(entries: readonly YamlEntry[], reason: string, extra: Record<string, JsonValue>): Finding {
  const pairs = Object.entries(extra)
  const isRefused = (count: number) => !Extra.safeParse(Object.fromEntries(pairs.slice(0, count))).success
  let accepted = 0
  let refused = pairs.length
  while (refused - accepted > 1) {
    const middle = (accepted + refused) >> 1
    if (isRefused(middle)) refused = middle
    else accepted = middle
  }
  const [key] = pairs[refused - 1]!
  const { start, end } = placeOf(entries.find((entry) => entry.key.text === key)!)
  return { code: 'front-matter/invalid-value', values: { key, reason }, field: ['extra', key], start, end }
}

/** The node at a path below a value, or the last one on the way that exists. */
function descend(node: YamlNode, path: readonly string[]): YamlNode {
  const [step, ...rest] = path
  if (step === undefined) return node
  const next =
    node.kind === 'sequence'
      ? node.items[Number(step)]
      : node.kind === 'mapping'
        ? node.entries.find(({ key }) => key.text === step)?.value
        : undefined
  return next ? descend(next, rest) : node
}
