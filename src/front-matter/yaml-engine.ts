import matter from 'gray-matter'
import yaml from 'js-yaml'
import type { Finding } from '../diagnostics/diagnostic.js'
import { maxDepth, maxValues } from '../schema/json-value.js'
import { NodeBuilder, Refusal } from './node-builder.js'
import type { YamlNode } from './yaml-node.js'

/** What the engine reads: the root node (nothing for an empty block), or the one place where it stopped. */
export type YamlReading = { ok: true; root: YamlNode | undefined } | { ok: false; finding: Finding }

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
  const builder = new NodeBuilder(2 * maxValues)
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

function explain(error: unknown, block: string, builder: NodeBuilder): Finding {
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
  const at = Math.min(mark?.position ?? 0, block.length)
  const open = builder.openStart(block) ?? at
  if (reason === 'unknown escape sequence' || reason === 'expected hexadecimal character') {
    const start = block.lastIndexOf('\\', at)
    return { code: 'front-matter/bad-escape', values: { text: block.slice(start, at + 1) }, start, end: at + 1 }
  }
  if (reason === 'duplicated mapping key') {
    const key = builder.duplicateKey(at)
    return {
      code: 'front-matter/duplicate-key',
      values: { key: key?.text ?? '' },
      start: key?.start ?? at,
      end: key?.end ?? at,
    }
  }
  if (reason.startsWith('unknown tag')) {
    const text = /^\S*/.exec(block.slice(open, open + 80))![0]
    return { code: 'front-matter/custom-tag', values: { text }, start: open, end: open + text.length }
  }
  const { last } = builder
  if (
    last?.kind === 'scalar' &&
    last.style === 'double' &&
    at > last.end &&
    !/[\r\n]/.test(block.slice(last.end, at + 1).trimEnd())
  ) {
    return { code: 'front-matter/unescaped-quote', start: last.end - 1, end: lineEnd(block, at) }
  }
  if (reason.startsWith('unexpected end of the')) {
    return {
      code: 'front-matter/invalid-yaml',
      values: { reason: reason.replace('stream', 'front matter') },
      start: open,
      end: lineEnd(block, open),
    }
  }
  return { code: 'front-matter/invalid-yaml', values: { reason }, start: at, end: Math.min(at + 1, lineEnd(block, at)) }
}

function lineEnd(block: string, offset: number): number {
  const rest = /[\r\n]/.exec(block.slice(offset))
  return rest ? offset + rest.index : block.length
}
