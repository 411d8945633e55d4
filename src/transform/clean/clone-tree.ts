import type { Element, ElementContent, Root, RootContent } from 'hast'
import { copyJson } from '../../source/copy-json.js'

/**
 * A copy of a tree that shares no node and no annotation with it, without a stack of calls. (structuredClone takes longer than
 * parsing.)
 */
export function cloneTree(tree: Root): Root {
  const copy: Root = withPlace({ type: 'root', children: [] }, tree)
  const stack: [given: Root | Element, made: Root | Element][] = [[tree, copy]]
  while (stack.length > 0) {
    const [given, made] = stack.pop()!
    for (const child of given.children) {
      const twin = cloneNode(child)
      made.children.push(twin as ElementContent)
      if (child.type !== 'element' || twin.type !== 'element') continue
      stack.push([child, twin])
      if (!child.content) continue
      twin.content = withPlace({ type: 'root', children: [] }, child.content)
      stack.push([child.content, twin.content])
    }
  }
  return copy
}

/** A copy of a node, without what stands in it. */
function cloneNode(node: RootContent): RootContent {
  if (node.type === 'text') return withPlace({ type: 'text', value: node.value }, node)
  if (node.type !== 'element') return withPlace({ ...node }, node)
  const properties: Element['properties'] = {}
  for (const name in node.properties) {
    const value = node.properties[name]
    properties[name] = Array.isArray(value) ? [...value] : value
  }
  return withPlace({ type: 'element', tagName: node.tagName, properties, children: [] }, node)
}

function withPlace<T extends Root | RootContent>(made: T, { data, position }: Root | RootContent): T {
  if (data) made.data = 'postmatter' in data ? { ...data, postmatter: copyJson(data.postmatter) } : { ...data }
  if (position) made.position = { start: { ...position.start }, end: { ...position.end } }
  return made
}
