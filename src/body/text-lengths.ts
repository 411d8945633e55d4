import type { Element, Nodes, Parents } from 'hast'
import { isHidden } from './visible-text.js'

/** How much text a reader sees, in UTF-16 units without white space around each piece: all of it, and the part that is links. */
export type TextLength = {
  /** In UTF-16 units. */
  all: number
  /** Those of them that stand in links. */
  inLinks: number
}

/** Measures the text of a whole tree, without a stack of calls. What is hidden has none. */
export function measureText(tree: Parents): number {
  let all = 0
  const stack: Nodes[] = [tree]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'text') all += node.value.trim().length
    else if ('children' in node && !(node.type === 'element' && isHidden(node))) {
      for (const child of node.children) stack.push(child)
    }
  }
  return all
}

/**
 * The text of an element of few nodes, without measuring the body; undefined where there are more.
 *
 * @param most nodes of any type.
 */
export function textOfFew(element: Element, most: number): TextLength | undefined {
  const length = { all: 0, inLinks: 0 }
  const stack: Nodes[] = [element]
  for (let seen = 0; stack.length > 0; seen++) {
    const node = stack.pop()!
    if (seen > most) return undefined
    if (node.type === 'text') length.all += node.value.trim().length
    else if (node.type === 'element' && !isHidden(node)) {
      if (node.children.length > most) return undefined
      // Links hold no links: theirs is counted apart.
      if (node.tagName === 'a' && node !== element) {
        const link = textOfFew(node, most - seen)
        if (!link) return undefined
        length.all += link.all
        length.inLinks += link.all
      } else for (const child of node.children) stack.push(child)
    }
  }
  return length
}
