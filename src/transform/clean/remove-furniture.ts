import type { Element, ElementContent, Nodes } from 'hast'
import { isAtEnd, isBlank } from '../../body/surroundings.js'
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
  if (!isAtEnd([...parents, element], (node) => isFurniture(node, context))) return []
  const siblings = parents.at(-1)!.children as ElementContent[]
  const parts: Element[] = []
  for (let place = siblings.lastIndexOf(element) - 1; place >= 0; place--) {
    const node = siblings[place]!
    if (!isSeparating(node)) break
    if (node.type === 'element') parts.push(node)
  }
  return parts.some(({ tagName }) => tagName === 'hr') ? parts : []
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
