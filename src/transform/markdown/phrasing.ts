import type { Element, ElementContent } from 'hast'
import { splitAddresses } from './bare-addresses.js'
import type { Leaf, Mark } from './leaves.js'
import { beyondLinks, settleMarks } from './marks.js'

/**
 * Elements that hold what a line holds: text, `em`, `strong`, `del`, `a`, `code`, `img`, `br` and `footnote-mark`.
 *
 * @param inCell in the cell of a table, a pipe in code would end it.
 */
export function toPhrasing(leaves: readonly Leaf[], inCell = false): ElementContent[] {
  // A bracket in code would make a definition of a link where a block begins. Code has no escapes: such code is text.
  const writable = leaves.map((leaf): Leaf => {
    const isUnsafe =
      leaf.kind === 'code' && ((inCell && leaf.value.includes('|')) || (leaf.link && leaf.value.includes(']')))
    return isUnsafe ? { ...leaf, kind: 'text' } : leaf
  })
  const settled = settleMarks(splitAddresses(writable))
  return separate(nest(settled, 0, settled.length, []))
}

type Wrapper = 'link' | Mark
// Where two hold the same, the first stands outside, but for marks that may go beyond links.
const wrappers: readonly Wrapper[] = ['link', 'strong', 'em', 'del']

/** Wraps the leaves from one place to another; of several wrappers the longest stands outside. */
function nest(leaves: readonly Leaf[], from: number, to: number, within: readonly Wrapper[]): ElementContent[] {
  const nodes: ElementContent[] = []
  for (let start = from; start < to; ) {
    const leaf = leaves[start]!
    let longest: Wrapper | undefined
    let end = start
    for (const wrapper of wrappers) {
      if (!leaf[wrapper] || within.includes(wrapper)) continue
      let after = start + 1
      while (after < to && leaves[after]![wrapper] === leaf[wrapper]) after++
      const holdsLink = longest === 'link' && after === end && leaf[wrapper] === beyondLinks
      if (after > end || holdsLink) [longest, end] = [wrapper, after]
    }
    if (longest) nodes.push(wrap(longest, leaf, nest(leaves, start, end, [...within, longest])))
    else addLeaf(nodes, leaf)
    start = longest ? end : start + 1
  }
  return nodes
}

function wrap(wrapper: Wrapper, { link }: Leaf, children: ElementContent[]): Element {
  if (wrapper !== 'link') return element(wrapper, {}, children)
  return element('a', { href: link!.href }, children)
}

function addLeaf(nodes: ElementContent[], leaf: Leaf): void {
  const text = { type: 'text', value: leaf.value } as const
  if (leaf.kind === 'text') append(nodes, { ...text })
  else if (leaf.kind === 'code') append(nodes, element('code', {}, [{ ...text }]))
  else if (leaf.kind === 'image') nodes.push(leaf.element)
  else if (leaf.kind === 'break') nodes.push(element('br'))
  else if (leaf.kind === 'note') nodes.push(element('footnote-mark', { label: leaf.value }, [{ ...text }]))
  else nodes.push(element('a', { href: leaf.value }, [text]))
}

/** Puts a node after others; text and code become one with the same before it, whose delimiters would touch. */
function append(nodes: ElementContent[], node: ElementContent): void {
  const last = nodes.at(-1)
  if (node.type === 'text' && last?.type === 'text') last.value += node.value
  else if (isCode(node) && isCode(last)) for (const child of node.children) append(last.children, child)
  else nodes.push(node)
}

function isCode(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'code'
}

/** A new element. */
export function element(
  tagName: string,
  properties: Element['properties'] = {},
  children: Element['children'] = [],
): Element {
  return { type: 'element', tagName, properties, children }
}

/**
 * Asterisks that touch are one run, and parsers take it apart by their own rules. Those that all take apart as it was meant
 * are kept: `***a***`, one mark in another that it does not begin with, one that it begins with (`***a** b*`), and two
 * beside each other (`**a***b*`). Of other combinations the lesser mark is left out.
 */
function separate(nodes: readonly ElementContent[]): ElementContent[] {
  const separated: ElementContent[] = []
  for (const node of nodes) {
    if (node.type !== 'element') {
      append(separated, node)
      continue
    }
    const children = separate(node.children)
    const { tagName, properties } = node
    if (!isStarred(node)) {
      append(separated, element(tagName, properties, children))
      continue
    }
    const inner = children.filter(isStarred)
    const last = separated.at(-1)
    const touches = isStarred(last) && (inner.length > 0 || last.children.some(isStarred))
    if (touches) for (const child of unwrapped(children)) append(separated, child)
    else if (inner.length > 1 && isStarred(children[0])) {
      append(separated, element(tagName, properties, [children[0], ...unwrapped(children.slice(1))]))
    } else append(separated, element(tagName, properties, children))
  }
  return separated
}

function isStarred(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && (node.tagName === 'em' || node.tagName === 'strong')
}

function unwrapped(nodes: readonly ElementContent[]): ElementContent[] {
  const all: ElementContent[] = []
  for (const node of nodes) for (const child of isStarred(node) ? node.children : [node]) append(all, child)
  return all
}
