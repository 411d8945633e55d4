import type { Element, Nodes } from 'hast'

/** A property as text; lists are joined by spaces. Undefined where it is not there or says nothing. */
export function textProperty(element: Element, name: string): string | undefined {
  const value = element.properties[name]
  if (value === undefined || value === null || typeof value === 'boolean') return undefined
  return (Array.isArray(value) ? value.join(' ') : String(value)).trim() || undefined
}

/** A property as a number of pixels, `640px` too. */
export function pixels(element: Element, name: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(textProperty(element, name) ?? '')
  return match ? Number(match[1]) : undefined
}

const noNames: readonly string[] = []

/** The element's class names. */
export function classNames(element: Element): readonly string[] {
  const { className } = element.properties
  // Class names are text whenever a parser made them.
  return Array.isArray(className) ? (className as string[]) : noNames
}

/** The names by which an element is known: its id and its classes. */
export function namesOf(element: Element): string[] {
  const id = textProperty(element, 'id')
  return id === undefined ? [...classNames(element)] : [id, ...classNames(element)]
}

/** Every element below a node, in document order, without those below an element that `stop` names. */
export function elementsBelow(node: Nodes, stop: (element: Element) => boolean = () => false): Element[] {
  const elements: Element[] = []
  const stack: Nodes[] = 'children' in node ? node.children.toReversed() : []
  while (stack.length > 0) {
    const next = stack.pop()!
    if (next.type !== 'element') continue
    elements.push(next)
    if (!stop(next)) pushReversed(stack, next.children)
  }
  return elements
}

/** Puts nodes on a stack, the first on top. One by one: there can be more than a call takes arguments. */
export function pushReversed<T>(stack: T[], nodes: readonly T[]): void {
  for (let place = nodes.length - 1; place >= 0; place--) stack.push(nodes[place]!)
}

/**
 * Every element below, in document order, where there are few nodes; undefined where there are more. Keeps what looks
 * into every element of a body in proportion to its size, however deep they nest.
 *
 * @param most nodes but white space, which is all that pretty-printing adds: at most one text before and after each of them.
 */
export function fewBelow(element: Element, most: number): Element[] | undefined {
  const elements: Element[] = []
  const stack: Nodes[] = [element]
  for (let seen = 0; stack.length > 0; ) {
    const node = stack.pop()!
    if (node.type === 'text' && !/\S/.test(node.value)) continue
    if (seen++ > most) return undefined
    if (node.type !== 'element') continue
    if (node !== element) elements.push(node)
    if (node.children.length > 2 * most + 1) return undefined
    pushReversed(stack, node.children)
  }
  return elements
}

/** The first text in an element that begins with it, or with elements that do; else none. */
export function firstText(element: Element): string {
  let node: Nodes | undefined = element
  for (let level = 0; level < 5 && node?.type === 'element'; level++) {
    node = node.children.find((child) => child.type === 'element' || (child.type === 'text' && /\S/.test(child.value)))
  }
  return node?.type === 'text' ? node.value : ''
}
