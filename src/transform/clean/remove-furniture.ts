import type { Element, ElementContent, Nodes } from 'hast'
import { isBlank } from '../../body/surroundings.js'
import type { CleanContext } from './clean-step.js'

/**
 * Takes out furniture, and where it ends the body, what parts it from the article: rules, with the line breaks and empty
 * paragraphs around them. A rule with nothing below it says that something is missing.
 */
export function removeFurniture(element: Element, reason: string, context: CleanContext): void {
  context.remove(element, reason)
  for (const part of ruleBefore(element, context)) context.remove(part, 'the rule above what stood at the end')
}

function ruleBefore(element: Element, context: CleanContext): Element[] {
  const parents = [context.tree, ...context.parentsOf(element)]
  const siblings = parents.at(-1)!.children as ElementContent[]
  const parts: Element[] = []
  for (let place = siblings.indexOf(element) - 1; place >= 0; place--) {
    const node = siblings[place]!
    if (!isSeparating(node)) break
    if (node.type === 'element') parts.push(node)
  }
  if (!parts.some(({ tagName }) => tagName === 'hr')) return []
  const isEnd = parents.every((parent, level) => {
    const inner = parents[level + 1] ?? element
    const place = (parent.children as Nodes[]).indexOf(inner as Nodes)
    return parent.children.slice(place + 1).every((node) => isBlank(node) || isFurniture(node, context))
  })
  return isEnd ? parts : []
}

function isSeparating(node: ElementContent): boolean {
  if (node.type !== 'element') return isBlank(node)
  const { tagName, properties } = node
  // What has an id may be linked to.
  if (properties.id !== undefined) return false
  return tagName === 'hr' || tagName === 'br' || (tagName === 'p' && isBlank(node))
}

function isFurniture(node: Nodes, { annotation }: CleanContext): boolean {
  const type = node.type === 'element' ? annotation(node)?.type : undefined
  return type === 'widget' || type === 'attribution'
}
