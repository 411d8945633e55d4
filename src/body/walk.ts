import type { Element, Nodes, Parents, Root } from 'hast'
import type { TextLength } from './text-lengths.js'
import { isHidden } from './visible-text.js'

/** What stands below an element, as far as a reader of the text sees it. */
export type Contents = TextLength & {
  /** Nodes of any type, but not the white space that pretty-printing puts between them. */
  nodes: number
  /** `a` elements. */
  links: number
  /** `p` elements. */
  paragraphs: number
  /** UTF-16 units of the longest of them, without its links; the element's own where it is one. */
  longestParagraph: number
}

/** The elements that are open, and what was seen in them so far. */
export type Path = {
  /** From the root down. */
  parents: Parents[]
  /** `places[i]` is the place of `parents[i + 1]` among the children of `parents[i]`; the last, that of the element itself. */
  places: number[]
  /** Of each of the parents, and, last, of the element itself. */
  contents: Contents[]
}

/**
 * Enters every element before its children and visits it after them, and keeps the path to it and what it holds while it
 * does. Needs no stack of calls: trees of one's own may have any depth.
 */
export function walk(tree: Root, path: Path, enter: () => void, visit: (element: Element, contents: Contents) => void) {
  const { parents, places, contents } = path
  // The open nodes are the parents; `next` has the place of each one's next child.
  const next = [0]
  const leave = (element: Element) => {
    const own = contents.pop()!
    close(element, own)
    visit(element, own)
    places.pop()
    add(element, own, contents.at(-1)!)
  }
  parents.push(tree)
  contents.push(nothing())
  while (parents.length > 0) {
    const level = parents.length - 1
    const place = next[level]!++
    const child: Nodes | undefined = parents[level]!.children[place]
    if (!child) {
      const node = parents.pop()!
      next.pop()
      if (node.type !== 'element') return
      leave(node)
    } else if (child.type === 'element') {
      places.push(place)
      contents.push(nothing())
      enter()
      if (child.children.length === 0) leave(child)
      else {
        parents.push(child)
        next.push(0)
      }
    } else {
      const around = contents[level]!
      const length = child.type === 'text' ? child.value.trim().length : undefined
      if (length) around.all += length
      if (length !== 0) around.nodes++
    }
  }
}

export function nothing(): Contents {
  return { all: 0, inLinks: 0, nodes: 0, links: 0, paragraphs: 0, longestParagraph: 0 }
}

/** Counts what is known of an element when all below it is. */
function close(element: Element, own: Contents): void {
  if (isHidden(element)) Object.assign(own, nothing())
  if (element.tagName === 'a') own.inLinks = own.all
  else if (element.tagName === 'p') own.longestParagraph = Math.max(own.longestParagraph, own.all - own.inLinks)
}

function add({ tagName }: Element, own: Contents, around: Contents): void {
  around.all += own.all
  around.inLinks += own.inLinks
  around.nodes += own.nodes + 1
  around.links += own.links + Number(tagName === 'a')
  if (own.longestParagraph > around.longestParagraph) around.longestParagraph = own.longestParagraph
  around.paragraphs += own.paragraphs + Number(tagName === 'p')
}
