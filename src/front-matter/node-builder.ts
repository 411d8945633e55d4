import { isPlainObject } from '../schema/json-value.js'
import { endOfLine } from '../source/lines.js'
import { isYamlSpace, skipToContent } from './skip.js'
import type { ScalarNode, ScalarStyle, YamlEntry, YamlNode } from './yaml-node.js'

/** What js-yaml's listener tells of the node that it opens or closes. */
export type ListenerState = {
  input: string
  position: number
  kind: string | null
  result: unknown
  tag: string | null
  anchor: string | null
}

type Frame = { start: number; children: YamlNode[]; lastResult: unknown }

/** Thrown out of the listener to stop the engine at what a post cannot carry. */
export class Refusal extends Error {
  constructor(
    readonly code:
      | 'front-matter/alias'
      | 'front-matter/complex-key'
      | 'front-matter/too-deep'
      | 'front-matter/too-many-values',
    readonly start: number,
    readonly end: number,
  ) {
    super(code)
  }
}

// js-yaml opens at most three frames a level (a block value is tried as a mapping first), and each takes stack. The limit
// stops it long before the stack would, at the same depth on every thread; the exact depth is checked on the tree.
const maxFrames = 300

/**
 * Builds the tree of nodes from js-yaml's listener events. The engine opens a frame for every node that it tries, also
 * for a scalar that might have begun a mapping; scalars therefore drop their children.
 *
 * @param maxNodes more nodes than this are refused, so that memory is bounded.
 */
export class NodeBuilder {
  readonly #frames: Frame[] = []
  readonly #maxNodes: number
  #count = 0
  root: YamlNode | undefined

  constructor(maxNodes: number) {
    this.#maxNodes = maxNodes
  }

  /** Where the innermost node that is still open begins. */
  openStart(input: string): number | undefined {
    const frame = this.#frames.at(-1)
    return frame && skipToContent(input, frame.start)
  }

  /** The key that the engine found to stand twice: `at` is its beginning, or the end of its value in a flow mapping. */
  duplicateKey(at: number): YamlNode {
    const { children } = this.#frames.at(-1)!
    return children.find((child) => child.start === at) ?? children.at(-2)!
  }

  /** The node that was closed last in the innermost one that is open: the key at which the engine gave up. */
  lastChild(): YamlNode | undefined {
    return this.#frames.at(-1)?.children.at(-1)
  }

  /** A quoted value that was closed just before the engine stumbled, with something left behind it in its line. */
  quotedBeforeRest(input: string): ScalarNode | undefined {
    const recent = this.#frames.at(-1)?.children.slice(-2) ?? []
    return recent.findLast((node): node is ScalarNode => {
      if (node.kind !== 'scalar' || (node.style !== 'double' && node.style !== 'single')) return false
      const rest = input.slice(node.end, endOfLine(input, node.end)).trim()
      return rest !== '' && !/^[:,#\]}]/.test(rest)
    })
  }

  readonly listener = (event: 'open' | 'close', state: ListenerState): void => {
    if (event === 'open') {
      if (this.#frames.length >= maxFrames)
        throw new Refusal('front-matter/too-deep', state.position, state.position + 1)
      this.#frames.push({ start: state.position, children: [], lastResult: undefined })
      return
    }
    const frame = this.#frames.pop()!
    const node = this.#close(state, frame)
    const parent = this.#frames.at(-1)
    if (parent) {
      parent.children.push(node)
      parent.lastResult = state.result
    } else this.root = node
  }

  #close({ input, position, kind, result, tag, anchor }: ListenerState, frame: Frame): YamlNode {
    const { start: opened, children } = frame
    if (kind === null && result === null && tag === null && anchor === null) {
      return { kind: 'empty', start: opened, end: opened }
    }
    if (++this.#count > this.#maxNodes) throw new Refusal('front-matter/too-many-values', opened, opened)
    const start = skipToContent(input, opened)
    if (anchor !== null || input[start] === '*') {
      throw new Refusal(
        'front-matter/alias',
        start,
        start + /^[^ \t\r\n,[\]{}]*/.exec(input.slice(start, start + 40))![0].length,
      )
    }
    if (kind === 'sequence' || kind === 'mapping') {
      // What might have been the first key of a block mapping turned out to be the whole value.
      if (children.length === 1 && frame.lastResult === result) return children[0]!
      const content = tag === null || tag === '?' ? start : skipTag(input, start)
      const style = input[content] === '[' || input[content] === '{' ? 'flow' : 'block'
      const endOf = (last: YamlNode | undefined) =>
        style === 'flow' ? position : Math.max(content + 1, last?.end ?? 0)
      if (kind === 'sequence') {
        const end = endOf(children.findLast((child) => child.end > child.start))
        const values = result as unknown[]
        const items =
          style === 'flow' ? flowItemsOf(input, children, values) : withEmptyItems(children, values, content + 1)
        return { kind, style, items, start, end }
      }
      // A last value that is not there stands behind its colon, which belongs to the mapping.
      const entries = entriesOf(input, children, style)
      const end = endOf(entries.at(-1)?.value)
      // A question mark with nothing behind it is a key, too.
      if (entries.length < Object.keys(result as object).length)
        throw new Refusal('front-matter/complex-key', start, end)
      return { kind, style, entries, start, end }
    }
    if (kind === null) return emptyWithTag(result, start, wordEnd(input, start))
    const end = trimBack(input, start, position)
    if (tag === null || tag === '?') {
      return { kind: 'scalar', style: scalarStyle(input[start]), text: result as string, start, end }
    }
    const value = result as string | number | boolean | null
    return {
      kind: 'scalar',
      style: scalarStyle(input[skipTag(input, start)]),
      text: String(value ?? ''),
      value,
      start,
      end,
    }
  }
}

/** What a tag makes of a value that is not there: an empty list, mapping or text, or null. */
function emptyWithTag(result: unknown, start: number, end: number): YamlNode {
  if (Array.isArray(result)) return { kind: 'sequence', style: 'flow', items: [], start, end }
  if (typeof result === 'object' && result !== null) return { kind: 'mapping', style: 'flow', entries: [], start, end }
  return {
    kind: 'scalar',
    style: 'plain',
    text: (result as string | null) ?? '',
    value: result as string | null,
    start,
    end,
  }
}

function scalarStyle(first: string | undefined): ScalarStyle {
  if (first === '"') return 'double'
  if (first === "'") return 'single'
  if (first === '|') return 'literal'
  return first === '>' ? 'folded' : 'plain'
}

/** The children of a mapping as entries: a child is a key, and the value of the one before where a colon stands between. */
function entriesOf(input: string, children: readonly YamlNode[], style: 'flow' | 'block'): YamlEntry[] {
  const entries: YamlEntry[] = []
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!
    const hasValue = isBeforeColon(input, child, style)
    // A block mapping ends with the try to read one more key.
    if (child.kind === 'empty' && !hasValue && index === children.length - 1) break
    entries.push(entryOf(child, hasValue ? children[++index] : undefined))
  }
  return entries
}

/** The children of a list in brackets as items, in which `[ a: b ]` and `[ ? a ]` are mappings of their own. */
function flowItemsOf(input: string, children: readonly YamlNode[], result: readonly unknown[]): YamlNode[] {
  const items: YamlNode[] = []
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!
    const hasValue = isBeforeColon(input, child, 'flow')
    if (!hasValue && (child.kind === 'mapping' || !isPlainObject(result[items.length]))) {
      items.push(child)
      continue
    }
    const entry = entryOf(child, hasValue ? children[++index] : undefined)
    const colonEnd = hasValue ? skipToContent(input, child.end) + 1 : child.end
    const end = Math.max(entry.value.end, colonEnd)
    items.push({ kind: 'mapping', style: 'flow', entries: [entry], start: child.start, end })
  }
  return items
}

function entryOf(key: YamlNode, value: YamlNode = { kind: 'empty', start: key.end, end: key.end }): YamlEntry {
  if (key.kind === 'scalar') return { key, value }
  throw new Refusal('front-matter/complex-key', key.start, Math.max(key.end, key.start + 1))
}

/** Whether a colon follows that makes a key of a node. On lines of their own, the next key can begin with a colon. */
function isBeforeColon(input: string, { end }: YamlNode, style: 'flow' | 'block'): boolean {
  const colon = skipToContent(input, end)
  return input[colon] === ':' && (style === 'flow' || isYamlSpace(input[colon + 1]!))
}

/**
 * js-yaml opens no frame for the item of a block sequence that has nothing behind its hyphen: put it back.
 *
 * @param place behind the first hyphen.
 */
function withEmptyItems(nodes: YamlNode[], result: readonly unknown[], place: number): YamlNode[] {
  if (nodes.length === result.length) return nodes
  let next = 0
  return result.map((value) => {
    const node = nodes[next]
    const isNull = node?.kind === 'empty' || (node?.kind === 'scalar' && node.value === null)
    if (!node || (value === null && !isNull)) return { kind: 'empty', start: place, end: place }
    next++
    place = node.end
    return node
  })
}

/** Where the content begins behind the tag that stands at `start`. */
function skipTag(input: string, start: number): number {
  return skipToContent(input, wordEnd(input, start))
}

function wordEnd(input: string, start: number): number {
  let offset = start
  while (offset < input.length && !isYamlSpace(input[offset]!)) offset++
  return offset
}

function trimBack(input: string, start: number, end: number): number {
  while (end > start && isYamlSpace(input[end - 1]!)) end--
  return end
}
