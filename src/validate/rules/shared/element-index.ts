import type { Element } from 'hast'

/** The elements of a body by what they are called and what they have. */
export type ElementIndex = {
  /** Every name that an element has. */
  tagNames(): Iterable<string>
  /** Every property that an element has. */
  properties(): Iterable<string>
  /** The elements of a name, in document order. */
  named(tagName: string): readonly Element[]
  /** The elements that have a property, in document order. */
  having(property: string): readonly Element[]
}

const none: readonly Element[] = []

// Most rules about bodies ask for elements of a few names or properties, one rule after the other.
let last: { elements: readonly Element[]; index: ElementIndex } | undefined

/** The index of the elements of a body. Looking into every element anew took each rule as long as this. */
export function indexElements(elements: readonly Element[]): ElementIndex {
  if (last?.elements !== elements) last = { elements, index: createIndex(elements) }
  return last.index
}

function createIndex(elements: readonly Element[]): ElementIndex {
  const byName = new Map<string, Element[]>()
  const byProperty = new Map<string, Element[]>()
  for (const element of elements) {
    add(byName, element.tagName, element)
    for (const property in element.properties) add(byProperty, property, element)
  }
  return {
    tagNames: () => byName.keys(),
    properties: () => byProperty.keys(),
    named: (tagName) => byName.get(tagName) ?? none,
    having: (property) => byProperty.get(property) ?? none,
  }
}

function add(index: Map<string, Element[]>, key: string, element: Element): void {
  const known = index.get(key)
  if (known) known.push(element)
  else index.set(key, [element])
}
