import matter from 'gray-matter'
import yaml from 'js-yaml'
import type { Finding } from '../diagnostics/diagnostic.js'
import { maxDepth, maxValues } from '../schema/json-value.js'
import { endOfLine } from '../source/lines.js'
import { own } from '../source/own.js'
import type { Range } from '../source/range.js'
import { NodeBuilder, Refusal } from './node-builder.js'
import type { YamlNode } from './yaml-node.js'

/** What the engine reads: the root node (nothing for an empty block), or the one place where it stopped. */
export type YamlReading = { ok: true; root: YamlNode | undefined } | { ok: false; finding: LocatedFinding }

/** A finding that has a place. */
export type LocatedFinding = Finding & Range

// Scalars stay text: resolving them is the schema's business. Only what a tag says outright is resolved here.
const explicit = ['int', 'float', 'bool', 'null'].map((name) => {
  const types = (yaml.DEFAULT_SAFE_SCHEMA as unknown as { compiledTypeMap: { scalar: Record<string, yaml.Type> } })
    .compiledTypeMap
  return types.scalar[`tag:yaml.org,2002:${name}`]!
})
const textSchema = new yaml.Schema({ include: [yaml.FAILSAFE_SCHEMA], explicit })

/**
 * Reads front matter with js-yaml through gray-matter. `block` begins behind the three hyphens of the opening fence and
 * ends with the line ending before the closing one; offsets in the result count in it.
 *
 * gray-matter is called so that it can do no harm: always with options (without, it caches by content), only on a block
 * whose opening fence names no language, and with every other engine refusing.
 */
export function readYaml(block: string): YamlReading {
  const builder = new NodeBuilder(4 * maxValues)
  const parse = (text: string): object => {
    yaml.safeLoad(text, {
      schema: textSchema,
      listener: builder.listener as (event: string, state: unknown) => void,
    } as yaml.LoadOptions)
    return {}
  }
  try {
    if (hasLongBlankRun(block)) parse(block)
    else matter(`---${block}\n---\n`, { language: 'yaml', engines: { yaml: parse, javascript: refuse, json: refuse } })
    return { ok: true, root: builder.root?.kind === 'empty' ? undefined : builder.root }
  } catch (error) {
    return { ok: false, finding: explain(error, block, builder) }
  }
}

function refuse(): never {
  throw new Error('only YAML is read')
}

/**
 * gray-matter strips comments with an expression that is quadratic in runs of white space (a megabyte of blank lines
 * takes minutes). Such a block goes to js-yaml directly.
 */
function hasLongBlankRun(block: string): boolean {
  let run = 0
  for (let index = 0; index < block.length; index++) {
    const unit = block.charCodeAt(index)
    run = unit === 10 || unit === 13 || unit === 32 || unit === 9 ? run + 1 : 0
    if (run > 1000) return true
  }
  return false
}

function explain(error: unknown, block: string, builder: NodeBuilder): LocatedFinding {
  if (error instanceof Refusal) {
    const values = {
      text: block.slice(error.start, error.end),
      limit: String(error.code === 'front-matter/too-deep' ? maxDepth : maxValues),
    }
    return { code: error.code, values, start: error.start, end: error.end }
  }
  if (!(error instanceof yaml.YAMLException)) {
    return {
      code: 'front-matter/invalid-yaml',
      values: { reason: String((error as Error).message) },
      start: 0,
      end: block.length,
    }
  }
  const { reason = 'it is malformed', mark } = error as unknown as { reason?: string; mark?: { position: number } }
  const at = Math.min(mark?.position ?? secondDocument(block), block.length)
  const open = builder.openStart(block) ?? at
  if (reason === 'unknown escape sequence' || reason === 'expected hexadecimal character') {
    const start = block.lastIndexOf('\\', at)
    return { code: 'front-matter/bad-escape', values: { text: block.slice(start, at + 1) }, start, end: at + 1 }
  }
  if (reason === 'duplicated mapping key') {
    const { start, end, ...key } = builder.duplicateKey(at)
    // A list or a mapping is none, even if it stands once.
    if (key.kind !== 'scalar') return { code: 'front-matter/complex-key', start, end }
    return { code: 'front-matter/duplicate-key', values: { key: key.text }, start, end }
  }
  if (reason.startsWith('unknown tag')) return around('front-matter/custom-tag', block, open)
  if (/alias|anchor/.test(reason)) return around('front-matter/alias', block, open)
  if (/non-printable|valid JSON character|null byte/.test(reason)) {
    const culprit = reason.startsWith('null') ? at : open + Math.max(block.slice(open).search(notPrintable), 0)
    const unit = block.charCodeAt(culprit).toString(16).toUpperCase().padStart(4, '0')
    return { code: 'front-matter/control-character', values: { unit }, start: culprit, end: culprit + 1 }
  }
  if (reason.startsWith('cannot resolve a node')) return invalid(reason, block, open, endOfLine(block, open))
  const quoted = builder.quotedBeforeRest(block)
  if (quoted) return { code: 'front-matter/unescaped-quote', start: quoted.end - 1, end: endOfLine(block, quoted.end) }
  const line = reason.includes('multiline key') ? builder.lastChild() : undefined
  if (line) return invalid(reason, block, line.start, endOfLine(block, line.start))
  const unclosed = reason.startsWith('unexpected end of the')
  const start = unclosed ? open : at
  const end = unclosed || !mark ? endOfLine(block, start) : Math.min(at + 1, endOfLine(block, at))
  return invalid(reason, block, start, end)
}

// What js-yaml says, in words that need no knowledge of YAML's grammar. What is missing here is passed on as it is.
const plainWords: Record<string, string> = {
  'end of the stream or a document separator is expected': 'this does not fit what stands above it',
  'can not read a block mapping entry; a multiline key may not be an implicit key':
    'a line without a colon stands where a key is expected',
  'can not read an implicit mapping pair; a colon is missed': 'the colon behind the key is missing',
  'bad indentation of a mapping entry':
    'the line is indented unlike those above it, or an unquoted value holds a colon',
  'bad indentation of a sequence entry': 'the item is indented unlike those above it',
  'incomplete explicit mapping pair; a key node is missed; or followed by a non-tabulated empty line':
    'a colon stands where a key or a value is expected',
  'missed comma between flow collection entries': 'a comma or the closing bracket of the list is missing',
  'unexpected end of the stream within a flow collection': 'the bracket is never closed',
  'unexpected end of the stream within a double quoted scalar': 'the quote is never closed',
  'unexpected end of the stream within a single quoted scalar': 'the quote is never closed',
  'unexpected end of the document within a double quoted scalar': 'the quote is never closed',
  'unexpected end of the document within a single quoted scalar': 'the quote is never closed',
  'expected a single document in the stream, but found more': 'three dots end the YAML before its fence',
}

function inPlainWords(reason: string, character: string | undefined): string {
  if (reason.startsWith('end of the stream') && character && '@`%'.includes(character)) {
    return `a value without quotes cannot begin with ${character}`
  }
  return own(plainWords, reason) ?? reason
}

// What js-yaml refuses outside and inside of quotes.
const notPrintable = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|\p{Surrogate}/u

function invalid(reason: string, block: string, start: number, end: number): LocatedFinding {
  return { code: 'front-matter/invalid-yaml', values: { reason: inPlainWords(reason, block[start]) }, start, end }
}

/** Where a second document begins, for which js-yaml gives no place. */
function secondDocument(block: string): number {
  return Math.max(block.search(/^\.\.\./m), 0)
}

/** A finding for the word of YAML that begins at `start`. */
function around(code: 'front-matter/custom-tag' | 'front-matter/alias', block: string, start: number): LocatedFinding {
  const text = /^[^ \t\r\n,[\]{}]*/.exec(block.slice(start, start + 80))![0]
  return { code, values: { text }, start, end: start + text.length }
}
