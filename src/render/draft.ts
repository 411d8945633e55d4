import type { Element, ElementContent, Parents, Root, Text } from 'hast'
import { annotation } from '../body/annotation.js'
import { pushReversed } from '../body/elements.js'
import { defaultMaxDepth } from '../body/parse-html.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'

/** A copy of a body that is being rewritten: the steps of `readableBody` change it in place. */
export type Draft = {
  root: Root
  /** How deep its elements nest. */
  depth: number
  /** What carries the annotation of a `ref`. */
  byRef: ReadonlyMap<string, Element>
  /** The elements of the body in document order, whatever became of them. */
  elements: readonly Element[]
  parentOf(node: ElementContent): Parents
  /** Whether an element of one of the names stands around a node. */
  isWithin(node: ElementContent, ...tagNames: string[]): boolean
  /** Whether a node stands in an element, at any depth. */
  isBelow(node: ElementContent, element: Element): boolean
  /** The element next to a node, past white space, comments and line breaks; undefined where there is text, or nothing. */
  neighbour(node: ElementContent, side: 'before' | 'after'): Element | undefined
  /** Puts nodes, which may stand elsewhere in the draft, in the place of a node. */
  replace(node: ElementContent, ...nodes: ElementContent[]): void
  remove(node: ElementContent): void
  /** Moves a node to the beginning or the end of an element. */
  move(node: ElementContent, into: Element, where: 'first' | 'last'): void
}

/**
 * Copies a body, so that it can be rewritten. Annotations and properties are shared with the original: the steps put new ones
 * in their place.
 *
 * @param isLeftOut which elements are not copied.
 * @throws PostError when elements nest too deep to be written as html (`body/too-deep`).
 */
export function createDraft(body: Root, isLeftOut: (element: Element) => boolean): Draft {
  const root: Root = { ...body, children: [] }
  const parents = new Map<ElementContent, Parents>()
  const byRef = new Map<string, Element>()
  const elements: Element[] = []
  let depth = 0
  const stack: { from: Parents; to: Parents; level: number }[] = [{ from: body, to: root, level: 0 }]
  while (stack.length > 0) {
    const { from, to, level } = stack.pop()!
    if (to.type === 'element') {
      elements.push(to)
      const data = annotation(to)
      if (data) byRef.set(data.ref, to)
    }
    depth = Math.max(depth, level)
    if (level > defaultMaxDepth) throw new PostError([tooDeep()])
    const inside: typeof stack = []
    for (const node of from.children as ElementContent[]) {
      if (node.type === 'element' && isLeftOut(node)) continue
      const copy = copyNode(node)
      ;(to.children as ElementContent[]).push(copy)
      parents.set(copy, to)
      if (node.type === 'element') inside.push({ from: node, to: copy as Element, level: level + 1 })
    }
    pushReversed(stack, inside)
  }
  const detach = (node: ElementContent) => {
    const siblings = parents.get(node)?.children as ElementContent[] | undefined
    const place = siblings?.indexOf(node) ?? -1
    if (place !== -1) siblings!.splice(place, 1)
    parents.delete(node)
  }
  return {
    root,
    depth,
    byRef,
    elements,
    parentOf: (node) => parents.get(node) ?? root,
    isWithin(node, ...tagNames) {
      for (let parent = parents.get(node); parent?.type === 'element'; parent = parents.get(parent)) {
        if (tagNames.includes(parent.tagName)) return true
      }
      return false
    },
    isBelow(node, element) {
      let parent = parents.get(node)
      while (parent && parent !== element) parent = parent.type === 'element' ? parents.get(parent) : undefined
      return parent === element
    },
    neighbour(node, side) {
      const siblings = (parents.get(node) ?? root).children as ElementContent[]
      const step = side === 'before' ? -1 : 1
      for (let place = siblings.indexOf(node) + step; place >= 0 && place < siblings.length; place += step) {
        const sibling = siblings[place]!
        if (sibling.type === 'element' && sibling.tagName !== 'br') return sibling
        if (sibling.type === 'text' && /\S/.test(sibling.value)) return undefined
      }
      return undefined
    },
    replace(node, ...nodes) {
      const parent = parents.get(node) ?? root
      for (const other of nodes) if (other !== node) detach(other)
      const siblings = parent.children as ElementContent[]
      siblings.splice(siblings.indexOf(node), 1, ...nodes)
      parents.delete(node)
      for (const other of nodes) parents.set(other, parent)
    },
    remove: detach,
    move(node, into, where) {
      detach(node)
      if (where === 'first') into.children.unshift(node)
      else into.children.push(node)
      parents.set(node, into)
    },
  }
}

function copyNode(node: ElementContent): ElementContent {
  if (node.type !== 'element' && node.type !== 'text') return node
  const { data, position } = node
  const copy: Element | Text =
    node.type === 'text'
      ? { type: 'text', value: node.value }
      : { type: 'element', tagName: node.tagName, properties: node.properties, children: [] }
  if (data) copy.data = data
  if (position) copy.position = position
  return copy
}

function tooDeep() {
  return diagnose({ code: 'body/too-deep', values: { limit: String(defaultMaxDepth) } })
}
