import type { ElementContent, Root } from 'hast'

/** A copy of a tree that shares nothing with it, without a stack of calls. (structuredClone takes longer than parsing.) */
export function cloneTree(tree: Root): Root {
  const copy: Root = { ...tree, children: [] }
  const stack: [given: Root | ElementContent, made: Root | ElementContent][] = [[tree, copy]]
  while (stack.length > 0) {
    const [given, made] = stack.pop()!
    if (given.data) made.data = structuredClone(given.data)
    if (given.position) made.position = structuredClone(given.position)
    if (given.type === 'element' && made.type === 'element') {
      made.properties = { ...given.properties }
      for (const [name, value] of Object.entries(given.properties)) {
        if (Array.isArray(value)) made.properties[name] = [...value]
      }
      if (given.content) {
        made.content = { ...given.content, children: [] }
        stack.push([given.content, made.content])
      }
    }
    if ('children' in given && 'children' in made) {
      for (const child of given.children as ElementContent[]) {
        const twin = (child.type === 'element' ? { ...child, children: [] } : { ...child }) as ElementContent
        ;(made.children as ElementContent[]).push(twin)
        stack.push([child, twin])
      }
    }
  }
  return copy
}
