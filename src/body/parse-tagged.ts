import type { Element, Root, RootContent } from 'hast'
import type { Token } from 'parse5'
import { find, html as htmlNames } from 'property-information'
import type { Range } from '../source/range.js'
import { elementsBelow } from './elements.js'
import { FragmentParser } from './fragment-parser.js'
import { HastAdapter, type HastMap, ParseObserver } from './hast-adapter.js'
import { defaultMaxDepth, type HtmlReading, parseWithin } from './parse-html.js'

/** Where the parts of an element stand in the html: its tags, and its attributes by property name. */
export type Tags = {
  /** The tag that begins it. */
  opening: Range
  /** The tag that ends it, where one is written. */
  closing?: Range | undefined
  /** Its attributes as they are written, by the names of their hast properties. */
  properties: ReadonlyMap<string, Range>
}

/** The tree, and where the tags and attributes of its elements stand in the html; or the limit that the html breaks. */
export type TaggedReading = HtmlReading & {
  tagsOf: TagsOf
  /** Which parse errors of the HTML standard the html has, by their codes. */
  parseErrors: ReadonlySet<string>
  /** Every element that parse5 made, in that order. */
  created: readonly Element[]
}

/** Where the tags and attributes of an element stand. */
export type TagsOf = (element: Element) => Tags | undefined

type Node = HastMap['node']
type Ending = Partial<Token.ElementLocation>

/** Keeps the places that parse5 gives it, and the elements in the order in which it made them. */
class Places extends ParseObserver {
  readonly made: Element[] = []
  // One after the other: a map of all nodes takes as long as the parse.
  readonly nodes: Node[] = []
  readonly locations: Token.ElementLocation[] = []
  readonly endedNodes: Node[] = []
  readonly endings: Ending[] = []

  override created(element: Element): void {
    this.made.push(element)
  }
  override placed(node: Node, location: Token.ElementLocation): void {
    this.nodes.push(node)
    this.locations.push(location)
  }
  override ended(node: Node, ending: Ending): void {
    this.endedNodes.push(node)
    this.endings.push(ending)
  }

  /** Where the elements stand. Elements that formatting repeats share the location of their tag, so each has a copy. */
  elements(): Map<Node, Partial<Token.ElementLocation>> {
    const elements = new Map<Node, Partial<Token.ElementLocation>>()
    for (const [index, node] of this.nodes.entries()) {
      if (node.type === 'element') elements.set(node, { ...this.locations[index] })
    }
    for (const [index, node] of this.endedNodes.entries()) Object.assign(elements.get(node) ?? {}, this.endings[index])
    return elements
  }
}

/**
 * Parses a body as `parseHtml` does, and keeps where the tags of its elements stand. Takes half as long again.
 *
 * @param maxDepth of the elements.
 */
export function parseTagged(html: string, maxDepth: number): TaggedReading {
  return parseWithPlaces(html, maxDepth)
}

function parseWithPlaces(html: string, maxDepth: number): TaggedReading & { places: Places } {
  const parseErrors = new Set<string>()
  const places = new Places()
  const reading = parseWithin(html, maxDepth, (limits) =>
    FragmentParser.create(new HastAdapter(limits, places), ({ code }) => parseErrors.add(code)).read(html),
  )
  let elements: ReturnType<Places['elements']> | undefined
  return {
    ...reading,
    parseErrors,
    places,
    created: places.made,
    tagsOf(element) {
      elements ??= places.elements()
      const location = elements.get(element)
      return location?.startTag && tagsAt(location, html)
    },
  }
}

/**
 * The same with the positions of all nodes (as offsets).
 *
 * @param html that is known to keep the limits.
 */
export function parsePlaced(html: string): { tree: Root; tagsOf: TagsOf } {
  const reading = parseWithPlaces(html, defaultMaxDepth)
  if (!reading.ok) throw new Error('the html does not keep the limits')
  const { tree, tagsOf, places } = reading
  for (const [index, node] of places.nodes.entries())
    node.position = positionOf(rangeOf(places.locations[index]!, html))
  for (const [index, node] of places.endedNodes.entries()) {
    const { endOffset } = places.endings[index]!
    if (node.position && endOffset !== undefined) node.position.end.offset = Math.min(endOffset, html.length)
  }
  placeStrayEndTags(html, tree, tagsOf)
  return { tree, tagsOf }
}

/**
 * Tags of which the parts that few ask for are found when somebody does. It is a class since V8 gives every object literal with accessors
 * a shape of its own, which keeps all that they see, here the whole tree, until the next full collection.
 */
export class LazyTags implements Tags {
  readonly #closing: () => Range | undefined
  readonly #properties: () => ReadonlyMap<string, Range>

  constructor(
    readonly opening: Range,
    closing: () => Range | undefined,
    properties: () => ReadonlyMap<string, Range>,
  ) {
    this.#closing = closing
    this.#properties = properties
  }

  get closing(): Range | undefined {
    return this.#closing()
  }

  get properties(): ReadonlyMap<string, Range> {
    return this.#properties()
  }
}

function tagsAt({ startTag, endTag, attrs }: Partial<Token.ElementLocation>, html: string): Tags {
  return new LazyTags(
    rangeOf(startTag!, html),
    () => endTag && rangeOf(endTag, html),
    () => propertiesAt(attrs ?? {}, html),
  )
}

/** Where attributes stand, by property name. */
export function propertiesAt(attrs: NonNullable<Token.ElementLocation['attrs']>, html: string): Map<string, Range> {
  const properties = new Map<string, Range>()
  for (const [name, location] of Object.entries(attrs)) addProperty(properties, name, rangeOf(location, html))
  return properties
}

/** Adds where an attribute stands, unless it is no property (see `toProperties`), or one that is there already. */
export function addProperty(properties: Map<string, Range>, name: string, range: Range): void {
  if (name in Object.prototype) return
  const { property } = find(htmlNames, name)
  if (!properties.has(property)) properties.set(property, range)
}

/** A comment that never ends ends one unit behind the text. */
function rangeOf({ startOffset, endOffset }: Token.Location, html: string): Range {
  return { start: startOffset, end: Math.min(endOffset, html.length) }
}

function positionOf({ start, end }: Range): NonNullable<RootContent['position']> {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } }
}

const strayEndTag = /<\/(p|br)(?:[\s/][^>]*)?>/iy

/** A `</p>` or `</br>` without a beginning makes an empty element, to which parse5 gives no place. */
function placeStrayEndTags(html: string, tree: Root, tagsOf: TagsOf): void {
  for (const parent of [tree, ...elementsBelow(tree)]) {
    let end = parent.type === 'root' ? 0 : tagsOf(parent)?.opening.end
    for (const child of parent.children) {
      if (!child.position && child.type === 'element' && child.children.length === 0 && end !== undefined) {
        strayEndTag.lastIndex = end
        const match = strayEndTag.exec(html)
        if (match && match[1]?.toLowerCase() === child.tagName) {
          child.position = positionOf({ start: end, end: end + match[0].length })
        }
      }
      end = child.position?.end.offset
    }
  }
}
