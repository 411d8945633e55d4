import type { Element, Nodes, Parents } from 'hast'
import type { RecognizerContext } from './recognizer.js'

type Path = Pick<RecognizerContext, 'parents' | 'places'>

// What shows something without text.
const media = new Set(['img', 'iframe', 'video', 'audio', 'object', 'embed', 'svg', 'canvas', 'table', 'form', 'input'])
// Elements that are a place of their own on the page: what stands in them does not stand for them.
const borders = new Set(['article', 'main', 'body', 'html', 'figure', 'td', 'th', 'li', 'blockquote', 'template'])

/** How far to look: further away nothing belongs together, and looking takes time in proportion to the body. */
const reach = 20

/** Whether a node shows nothing: white space, a comment, an empty element. What is large is taken to show something. */
export function isBlank(node: Nodes): boolean {
  const stack: Nodes[] = [node]
  for (let seen = 0; stack.length > 0; seen++) {
    const next = stack.pop()!
    if (next.type === 'text' && /\S/.test(next.value)) return false
    if (next.type !== 'element') continue
    if (seen > reach || next.children.length > reach || media.has(next.tagName)) return false
    stack.push(...next.children)
  }
  return true
}

/**
 * What comes before a place among siblings, past white space, comments and line breaks: an element, `text`, or `start`
 * where nothing does.
 */
export function before(parent: Parents, place: number): Element | 'text' | 'start' {
  for (let index = place - 1; index >= 0; index--) {
    const node = parent.children[index]!
    if (node.type === 'element' && node.tagName !== 'br') return node
    if ((node.type === 'text' && /\S/.test(node.value)) || index < place - reach) return 'text'
  }
  return 'start'
}

/** The element before the present one, or before the wrappers that begin with the present one, and the parent of both. */
export function precedingElement({ parents, places }: Path): { element: Element; parent: Parents } | undefined {
  for (let level = parents.length - 1; level >= Math.max(0, parents.length - reach); level--) {
    const parent = parents[level]!
    const found = before(parent, places[level]!)
    if (found === 'text') return undefined
    if (found !== 'start') return { element: found, parent }
    if (parent.type !== 'element' || borders.has(parent.tagName)) return undefined
  }
  return undefined
}

/**
 * Whether nothing is shown behind a node to the end of the body.
 *
 * @param path the nodes around it from the root down, and itself.
 * @param belongs whether something behind it belongs to the end, too, such as the footer of a feed.
 */
export function isAtEnd(path: readonly Nodes[], belongs: (node: Nodes) => boolean = () => false): boolean {
  for (let level = path.length - 1; level > 0; level--) {
    const { children } = path[level - 1] as Parents
    // From the end: what has much behind it, even of what shows nothing, need not be found.
    let place = children.length - 1
    for (; children[place] !== path[level]; place--) {
      const node = children[place]
      if (!node || place < children.length - 2 * reach || !(isBlank(node) || belongs(node))) return false
    }
  }
  return true
}

/**
 * The elements around the present one that hold it and else show nothing, from the inside out.
 *
 * @param belongs whether something else in them is a part of the present one, such as its heading.
 */
export function wrappersAround(
  element: Element,
  { parents }: Pick<Path, 'parents'>,
  belongs: (node: Nodes) => boolean = () => false,
): Element[] {
  const wrappers: Element[] = []
  for (let level = parents.length - 1; level >= Math.max(0, parents.length - reach); level--) {
    const parent = parents[level]!
    const inner = wrappers.at(-1) ?? element
    if (parent.type !== 'element' || borders.has(parent.tagName) || parent.children.length > reach) break
    if (!parent.children.every((child) => child === inner || isNothing(child) || belongs(child))) break
    wrappers.push(parent)
  }
  return wrappers
}

/** What is blank and has no name of its own: a part of a page that is known by a name, such as an ad slot, is something. */
function isNothing(node: Nodes): boolean {
  if (node.type === 'element' && (node.properties.className !== undefined || node.properties.id !== undefined))
    return false
  return isBlank(node)
}
