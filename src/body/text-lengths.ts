import type { Nodes, Parents } from 'hast'
import { isHidden } from './visible-text.js'

/** How much text a reader sees, in UTF-16 units without white space: all of it, and the part that is links. */
export type TextLength = { all: number; inLinks: number }

const none: TextLength = { all: 0, inLinks: 0 }

/**
 * Measures the text of a tree and of every element in it, in one pass without a stack of calls. What is hidden has none.
 *
 * @returns a function that gives the length of a node of the tree.
 */
export function measureText(tree: Parents): (node: Parents) => TextLength {
  const lengths = new Map<Parents, TextLength>()
  const stack: { node: Parents; next: number; length: TextLength }[] = [start(tree)]
  while (stack.length > 0) {
    const frame = stack.at(-1)!
    const child: Nodes | undefined = frame.node.children[frame.next++]
    if (child?.type === 'text') frame.length.all += child.value.replace(/\s+/g, '').length
    else if (child?.type === 'element') {
      if (!isHidden(child)) stack.push(start(child))
    } else if (!child) {
      stack.pop()
      const { node, length } = frame
      if (node.type === 'element' && node.tagName === 'a') length.inLinks = length.all
      lengths.set(node, length)
      const parent = stack.at(-1)
      if (parent) {
        parent.length.all += length.all
        parent.length.inLinks += length.inLinks
      }
    }
  }
  return (node) => lengths.get(node) ?? none
}

function start(node: Parents) {
  return { node, next: 0, length: { all: 0, inLinks: 0 } }
}
