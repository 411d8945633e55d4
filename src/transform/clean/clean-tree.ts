import type { Element, ElementContent, ElementData, Nodes, Parents, Root } from 'hast'
import { type Annotation, annotation } from '../../body/annotation.js'
import { elementsBelow, pushReversed } from '../../body/elements.js'
import type { CleanContext, CleanStep, PropertyEdits } from './clean-step.js'

/** What a step did to a node of a tree. */
export type TreeChange = { step: string; reason: string; node: ElementContent } & (
  | { kind: 'remove' }
  | { kind: 'unwrap' }
  | { kind: 'replace'; replacement: ElementContent[] }
  // `before` has what the properties were.
  | { kind: 'set'; properties: PropertyEdits; before: PropertyEdits }
)

type Order = { reason: string } & (
  | { kind: 'remove' }
  | { kind: 'unwrap' }
  | { kind: 'replace'; replacement: ElementContent[] }
  | { kind: 'set'; properties: PropertyEdits }
)

// Each round takes something out that the round before laid bare, so that there are few; a step of one's own might go on.
const mostRounds = 20

/**
 * Runs the steps on a tree, in order and again until they find nothing, and changes it.
 *
 * @returns what was done, in the order in which it was done.
 */
export function cleanTree(tree: Root, steps: readonly CleanStep[], baseUrl: string | undefined): TreeChange[] {
  const changes: TreeChange[] = []
  let elements: readonly Element[] | undefined
  // Done when every step has found nothing since the last change.
  for (let turn = 0, quiet = 0; quiet < steps.length && turn < mostRounds * steps.length; turn++, quiet++) {
    const step = steps[turn % steps.length]!
    elements ??= elementsBelow(tree)
    const { orders, annotations } = ordersOf(step, tree, elements, baseUrl)
    for (const [element, data] of annotations) {
      element.data ??= {} as ElementData
      element.data.postmatter = data
    }
    if (orders.size === 0) continue
    execute(tree, orders, (change) => changes.push({ step: step.name, ...change }))
    elements = undefined
    quiet = -1
  }
  if (changes.length > 0) pruneReferences(tree)
  return changes
}

/** What a step wants done; the first word about a node counts, but for properties, which add up. */
function ordersOf(
  step: CleanStep,
  tree: Root,
  elements: readonly Element[],
  baseUrl: string | undefined,
): { orders: Map<ElementContent, Order>; annotations: Map<Element, Annotation> } {
  const orders = new Map<ElementContent, Order>()
  const annotations = new Map<Element, Annotation>()
  const give = (node: ElementContent, order: Order) => {
    const known = orders.get(node)
    if (!known) orders.set(node, order)
    else if (known.kind === 'set' && order.kind === 'set') Object.assign(known.properties, order.properties)
    else if (known.kind === 'set') orders.set(node, order)
  }
  let parents: Map<Nodes, Parents> | undefined
  const context: CleanContext = {
    tree,
    elements,
    parentsOf(node) {
      parents ??= parentsBelow(tree)
      const around: Element[] = []
      for (let parent = parents.get(node); parent?.type === 'element'; parent = parents.get(parent)) around.push(parent)
      return around.reverse()
    },
    annotation,
    baseUrl,
    remove: (node, reason) => give(node, { kind: 'remove', reason }),
    unwrap: (element, reason) => give(element, { kind: 'unwrap', reason }),
    replace: (node, replacement, reason) => give(node, { kind: 'replace', replacement, reason }),
    setProperties(element, properties, reason) {
      const changed = Object.entries(properties).filter(([name, value]) => !isSame(element.properties[name], value))
      if (changed.length > 0) give(element, { kind: 'set', properties: Object.fromEntries(changed), reason })
    },
    setAnnotation: (element, data) => void annotations.set(element, data),
  }
  step.clean(context)
  return { orders, annotations }
}

function parentsBelow(tree: Root): Map<Nodes, Parents> {
  const parents = new Map<Nodes, Parents>()
  const stack: Parents[] = [tree]
  while (stack.length > 0) {
    const parent = stack.pop()!
    for (const child of parent.children) {
      parents.set(child, parent)
      if (child.type === 'element') stack.push(child)
    }
  }
  return parents
}

type Done = TreeChange extends infer C ? (C extends TreeChange ? Omit<C, 'step'> : never) : never

/** Does what is wanted, in document order. What stands in a node that goes is not looked at. */
function execute(tree: Root, orders: ReadonlyMap<ElementContent, Order>, done: (change: Done) => void): void {
  const parents: Parents[] = [tree]
  while (parents.length > 0) {
    const parent = parents.pop()!
    const kept: ElementContent[] = []
    const inner: Element[] = []
    const queue: ElementContent[] = []
    pushReversed(queue, parent.children as ElementContent[])
    let isChanged = false
    while (queue.length > 0) {
      const node = queue.pop()!
      const order = orders.get(node)
      if (order && order.kind !== 'set') {
        isChanged = true
        done({ ...order, node })
        if (order.kind === 'replace') for (const added of order.replacement) kept.push(added)
        if (order.kind === 'unwrap') pushReversed(queue, (node as Element).children)
        continue
      }
      if (order) done({ ...order, node, before: setAll(node as Element, order.properties) })
      kept.push(node)
      if (node.type === 'element') inner.push(node)
    }
    if (isChanged) parent.children = joinTexts(kept)
    pushReversed(parents, inner)
  }
}

function isSame(a: PropertyEdits[string], b: PropertyEdits[string]): boolean {
  return String(a ?? '') === String(b ?? '') && ((a ?? null) === null) === ((b ?? null) === null)
}

/** Sets properties and gives what they were; null is what was not there. */
function setAll(element: Element, properties: PropertyEdits): PropertyEdits {
  const before: PropertyEdits = {}
  for (const [name, value] of Object.entries(properties)) {
    before[name] = element.properties[name] ?? null
    if (value === null || value === undefined) delete element.properties[name]
    else element.properties[name] = value
  }
  return before
}

/** A parser makes one text of what stands side by side. */
function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type !== 'text' || node.type !== 'text') joined.push(node)
    else {
      joined[joined.length - 1] = {
        type: 'text',
        value: last.value + node.value,
        ...(last.position && node.position && { position: { start: last.position.start, end: node.position.end } }),
      }
    }
  }
  return joined
}

/** Takes out of the annotations that are left what is no longer so. */
function pruneReferences(tree: Root): void {
  const elements = elementsBelow(tree)
  const all = elements.flatMap((element) => annotation(element) ?? [])
  const known = new Set(all.map(({ ref }) => ref))
  for (const element of elements) {
    const data = annotation(element)
    if (data?.type === 'image' && data.placeholder !== element.properties.src) delete data.placeholder
  }
  for (const data of all) {
    if (data.type === 'figure' || data.type === 'widget') data.images = data.images.filter((ref) => known.has(ref))
    if (data.type === 'figure' && data.caption) {
      data.caption.elements = data.caption.elements.filter((ref) => known.has(ref))
    }
    if (data.type === 'image' || data.type === 'embed') {
      if (data.by !== undefined && !known.has(data.by)) delete data.by
    }
    if (data.type === 'image' && data.duplicateOf !== undefined && !known.has(data.duplicateOf)) delete data.duplicateOf
  }
}
