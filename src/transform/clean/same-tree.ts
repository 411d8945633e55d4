import type { Element, Nodes, Parents, Text } from 'hast'

/** Whether two nodes are the same but for positions, annotations and what stands below them. */
function isSameNode(a: Nodes, b: Nodes): boolean {
  if (a.type !== b.type) return false
  if (a.type === 'element' && b.type === 'element') {
    const names = Object.keys(a.properties)
    return (
      a.tagName === b.tagName &&
      names.length === Object.keys(b.properties).length &&
      names.every((name) => JSON.stringify(a.properties[name]) === JSON.stringify(b.properties[name]))
    )
  }
  return (a as Text).value === (b as Text).value
}

/** The nodes below, as they stand: the content of a template counts. */
function below(node: Nodes): Nodes[] {
  if (node.type === 'element' && node.content) return [...node.content.children, ...node.children]
  return 'children' in node ? (node.children as Nodes[]) : []
}

/**
 * The smallest part of a tree outside of which another one is the same; undefined where they are the same altogether.
 *
 * @returns the path to it, from the root down.
 */
export function differingPart(expected: Parents, actual: Parents): Parents[] | undefined {
  const differing: Nodes[][] = []
  const stack: [Nodes, Nodes, Nodes[]][] = [[expected, actual, [expected]]]
  while (stack.length > 0) {
    const [a, b, path] = stack.pop()!
    const [left, right] = [below(a), below(b)]
    if (left.length !== right.length || left.some((node, index) => !isSameNode(node, right[index]!))) {
      differing.push(path)
      continue
    }
    left.forEach((node, index) => {
      if (below(node).length > 0 || below(right[index]!).length > 0) stack.push([node, right[index]!, [...path, node]])
    })
  }
  if (differing.length === 0) return undefined
  const common = differing.reduce((shared, path) => shared.filter((node, level) => path[level] === node))
  return common.filter((node): node is Parents => node.type === 'root' || node.type === 'element') as (
    | Element
    | Parents
  )[]
}
