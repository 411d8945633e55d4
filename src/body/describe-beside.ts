import type { Element, ElementContent, Parents, Root, RootContent } from 'hast'
import { type AnnotateOptions, annotateBody } from './annotate-body.js'
import { type Annotation, annotation } from './annotation.js'
import { precedingElement } from './surroundings.js'

/**
 * What `annotateBody` says of an element where it sees no more of the body than the element and what comes right before it. That is enough
 * to join a caption with its picture, and little beside the whole of a body. The tree is left as it is.
 */
export function describeBeside(tree: Root, element: Element, options: AnnotateOptions): Annotation | undefined {
  const path = pathTo(tree, element)
  const preceding = precedingElement(path)
  const level = preceding ? path.parents.indexOf(preceding.parent) : path.parents.length - 1
  const parent = path.parents[level]!
  const end = path.places[level]!
  const start = preceding ? parent.children.indexOf(preceding.element) : end
  const children = parent.children.slice(start, end + 1).map(copyOf)
  const part: Parents = parent.type === 'element' ? elementWith(children, parent) : { type: 'root', children }
  annotateBody(part.type === 'root' ? part : { type: 'root', children: [part] }, options)
  const places = [end - start, ...path.places.slice(level + 1)]
  return annotation(places.reduce<Parents>((node, place) => node.children[place] as Element, part) as Element)
}

/** A node of its own for another one, without what was said of it; and so for all that is in it. */
function copyOf(node: RootContent): RootContent {
  if (node.type === 'text' || node.type === 'comment') return { type: node.type, value: node.value }
  return node.type === 'element' ? elementWith(node.children.map(copyOf), node) : node
}

/**
 * The same element with other content. It is made as the parser makes its own: an object that is spread has another shape, and V8 would compile
 * all that reads elements once more.
 */
function elementWith(children: RootContent[], { tagName, properties, content }: Element): Element {
  const element: Element = { type: 'element', tagName, properties, children: children as ElementContent[] }
  if (content) element.content = content
  return element
}

/** The nodes around an element from the root down, and the place of each next one in the one before. */
function pathTo(tree: Root, element: Element): { parents: Parents[]; places: number[] } {
  const parents: Parents[] = [tree]
  const places = [0]
  for (;;) {
    const place = places.at(-1)!
    const child = parents.at(-1)!.children[place]
    if (child === element) return { parents, places }
    if (child?.type === 'element') {
      parents.push(child)
      places.push(0)
    } else if (child) places[places.length - 1]!++
    else {
      parents.pop()
      places.pop()
      places[places.length - 1]!++
    }
  }
}
