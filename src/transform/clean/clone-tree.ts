import type { Element, ElementContent, Root, RootContent } from 'hast'
import { copyProperties, standFor } from '../../body/copy-node.js'

/**
 * A copy of a tree that shares no node and no annotation with it, without a stack of calls. (structuredClone takes longer than
 * parsing.)
 */
export function cloneTree(tree: Root): Root {
  const copy: Root = standFor({ type: 'root', children: [] }, tree)
  const stack: [given: Root | Element, made: Root | Element][] = [[tree, copy]]
  while (stack.length > 0) {
    const [given, made] = stack.pop()!
    for (const child of given.children) {
      const twin = cloneNode(child)
      made.children.push(twin as ElementContent)
      if (child.type !== 'element' || twin.type !== 'element') continue
      stack.push([child, twin])
      if (!child.content) continue
      twin.content = standFor({ type: 'root', children: [] }, child.content)
      stack.push([child.content, twin.content])
    }
  }
  return copy
}

/** A copy of a node, without what stands in it. */
function cloneNode(node: RootContent): RootContent {
  if (node.type === 'text') return standFor({ type: 'text', value: node.value }, node)
  if (node.type !== 'element') return standFor({ ...node }, node)
  const properties = copyProperties(node.properties)
  return standFor({ type: 'element', tagName: node.tagName, properties, children: [] }, node)
}
