import type { Element, Nodes, Parents } from 'hast'
import { isHidden } from './visible-text.js'

/** How much text a reader sees, in UTF-16 units without white space around each piece: all of it, and the part that is links. */
export type TextLength = { all: number; inLinks: number }

const none: TextLength = { all: 0, inLinks: 0 }

/**
 * Measures the text of a tree and of every element in it, in one pass without a stack of calls. What is hidden has none.
 *
 * @returns a function that gives the length of a node of the tree.
 */
export function measureText(tree: Parents): (node: Parents) => TextLength {
  const lengths = new Map<Parents, TextLength>()
  const stack: Open[] = [open(tree)]
  while (stack.length > 0) {
    const top = stack.at(-1)!
    const child: Nodes | undefined = top.node.children[top.next++]
    if (child?.type === 'text') top.all += child.value.trim().length
    else if (child?.type === 'element') {
      // What has no children has no text.
      if (child.children.length > 0 && !isHidden(child)) stack.push(open(child))
    } else if (!child) {
      stack.pop()
      if (top.node.type === 'element' && top.node.tagName === 'a') top.inLinks = top.all
      if (top.all > 0) lengths.set(top.node, top)
      const parent = stack.at(-1)
      if (parent) {
        parent.all += top.all
        parent.inLinks += top.inLinks
      }
    }
  }
  return (node) => lengths.get(node) ?? none
}

type Open = TextLength & { node: Parents; next: number }

function open(node: Parents): Open {
  return { node, next: 0, all: 0, inLinks: 0 }
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
