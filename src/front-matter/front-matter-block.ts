import { catalogue, type DiagnosticCode } from '../diagnostics/catalogue.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import { isIntegerKey, maxDepth, maxValues } from '../schema/json-value.js'
import type { Range } from '../source/range.js'
import { readArchiverForm } from './archiver-form.js'
import { type LocatedFinding, readYaml } from './yaml-engine.js'
import type { YamlEntry, YamlNode } from './yaml-node.js'

/** The front matter as written: its entries in the order of the file, or, where it is malformed, none and the findings. */
export type FrontMatterBlock = {
  /** Offsets count in the whole source. */
  readonly entries: readonly YamlEntry[]
  /** Whether the keys stand one below the other, so that one can be changed without touching the others. */
  readonly style: 'block' | 'flow'
  /** What is wrong with it, in the order of the file. */
  readonly findings: readonly Finding[]
  /** Whether it can be read: what was found, if anything, are warnings. */
  readonly wellFormed: boolean
}

/** Longer front matter is suspicious; the longest of 5,439 real posts has 859 characters. */
const oversized = 2 ** 20

/**
 * Reads the YAML of a post.
 *
 * @param block from behind the hyphens of the opening fence to the beginning of the closing one.
 */
export function readFrontMatter(source: string, block: Range): FrontMatterBlock {
  if (source.charCodeAt(block.start) === 10) {
    const entries = readArchiverForm(source, block.start + 1, block.end)
    if (entries) return { entries, style: 'block', findings: sizeFindings(block), wellFormed: true }
  }
  const reading = readYaml(source.slice(block.start, block.end))
  if (!reading.ok) return malformed(shiftFinding(reading.finding, block.start))
  const { root } = reading
  if (!root) return { entries: [], style: 'block', findings: [], wellFormed: true }
  shift(root, block.start)
  if (root.kind !== 'mapping') {
    const kind = root.kind === 'sequence' ? 'a YAML list' : 'a single value'
    return malformed({ code: 'front-matter/not-a-mapping', values: { kind }, start: root.start, end: root.end })
  }
  const findings = [...sizeFindings(block), ...inspect(source, root)]
  return {
    entries: root.entries,
    style: root.style,
    findings,
    wellFormed: findings.every(({ code }) => isWarning(code)),
  }
}

const isWarning = (code: DiagnosticCode) => catalogue[code].severity !== 'error'

function malformed(finding: Finding): FrontMatterBlock {
  return { entries: [], style: 'block', findings: [finding], wellFormed: false }
}

function sizeFindings({ start, end }: Range): Finding[] {
  if (end - start <= oversized) return []
  return [{ code: 'front-matter/oversized', values: { size: String(end - start) }, start, end }]
}

/** What the engine reads but a post cannot carry: keys that are not safe or would move, and values nested too deep. */
function inspect(source: string, root: YamlNode): Finding[] {
  const findings: Finding[] = []
  const stack = [{ node: root, depth: 0 }]
  let count = 0
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!
    const { start, end } = node
    if (++count > maxValues) {
      return [{ code: 'front-matter/too-many-values', values: { limit: String(maxValues) }, start, end }]
    }
    if (node.kind !== 'sequence' && node.kind !== 'mapping') continue
    if (depth > maxDepth) {
      return [{ code: 'front-matter/too-deep', values: { limit: String(maxDepth) }, start, end }]
    }
    if (node.kind === 'sequence') {
      for (const item of node.items) stack.push({ node: item, depth: depth + 1 })
      continue
    }
    for (const { key, value } of node.entries) {
      const place = { start: key.start, end: key.end }
      const code = keyFault(key.text, key.style === 'plain', node === root)
      if (code) findings.push({ code, values: { key: key.text }, ...place })
      const indentation = node.style === 'block' && indentationOf(source, key.start)
      if (indentation && source.slice(indentation.start, indentation.end).includes('\t')) {
        findings.push({ code: 'front-matter/tab-indentation', ...indentation })
      }
      stack.push({ node: value, depth: depth + 1 })
    }
  }
  return findings
}

function keyFault(key: string, plain: boolean, top: boolean) {
  if (key === '__proto__') return 'front-matter/proto-key'
  if (key === '<<' && plain) return 'front-matter/merge-key'
  if (top && isIntegerKey(key)) return 'front-matter/integer-key'
  if (key in Object.prototype) return 'front-matter/builtin-key'
  return undefined
}

/** The white space before a key, or undefined when something else stands before it in its line. */
function indentationOf(source: string, end: number): Range | undefined {
  let start = end
  while (source[start - 1] === ' ' || source[start - 1] === '\t') start--
  return start === 0 || source[start - 1] === '\n' || source[start - 1] === '\r' ? { start, end } : undefined
}

function shiftFinding(finding: LocatedFinding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by }
}

/** Moves the nodes, which this module has just made, from the block's coordinates to the source's. */
function shift(root: YamlNode, by: number): void {
  const stack: YamlNode[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()! as { -readonly [K in keyof YamlNode]: YamlNode[K] } & YamlNode
    Object.assign(node, { start: node.start + by, end: node.end + by })
    if (node.kind === 'sequence') stack.push(...node.items)
    if (node.kind === 'mapping') for (const { key, value } of node.entries) stack.push(key, value)
  }
}
