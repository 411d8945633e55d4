import type { Element, Root, RootContent } from 'hast'
import { parseFragment, type Token } from 'parse5'
import { find, html as htmlNames } from 'property-information'
import type { Range } from '../source/range.js'
import { elementsBelow } from './elements.js'
import { HastAdapter, type HastMap, type Limits } from './hast-adapter.js'
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

// On the nodes themselves: a map of all of them takes as long as the parse. Only trees that nobody else sees have it.
const place = Symbol('place')
const ending = Symbol('ending')
type Ending = Partial<Token.ElementLocation>
type Placed = HastMap['node'] & { [place]?: Token.ElementLocation | undefined; [ending]?: Ending | undefined }

/** Keeps the places that parse5 gives it, and the elements in the order in which it made them. */
class PlacingAdapter extends HastAdapter {
  readonly created: Element[] = []
  readonly #isPlaced: (node: HastMap['node']) => boolean

  constructor(limits: Limits, isPlaced: (node: HastMap['node']) => boolean) {
    super(limits)
    this.#isPlaced = isPlaced
  }

  override createElement(...args: Parameters<HastAdapter['createElement']>): Element {
    const element = super.createElement(...args)
    this.created.push(element)
    return element
  }
  override setNodeSourceCodeLocation(node: Placed, location: Token.ElementLocation | null): void {
    if (location && this.#isPlaced(node)) node[place] = location
  }
  override getNodeSourceCodeLocation(node: Placed): Token.ElementLocation | undefined {
    return node[place]
  }
  override updateNodeSourceCodeLocation(node: Placed, end: Ending): void {
    // Beside it: elements that formatting repeats share the location of their tag.
    node[ending] = node[ending] ? { ...node[ending], ...end } : end
  }
}

/**
 * Parses a body as `parseHtml` does, and keeps where the tags of its elements stand. Takes half as long again.
 *
 * @param maxDepth of the elements.
 */
export function parseTagged(html: string, maxDepth: number): TaggedReading {
  return parseWithPlaces(html, maxDepth, (node) => node.type === 'element')
}

/** @param isPlaced which nodes keep their places. */
function parseWithPlaces(html: string, maxDepth: number, isPlaced: (node: HastMap['node']) => boolean): TaggedReading {
  const parseErrors = new Set<string>()
  let adapter: PlacingAdapter | undefined
  const reading = parseWithin(html, maxDepth, (limits) => {
    adapter = new PlacingAdapter(limits, isPlaced)
    return parseFragment<HastMap>(html, {
      treeAdapter: adapter,
      scriptingEnabled: false,
      sourceCodeLocationInfo: true,
      onParseError: ({ code }) => parseErrors.add(code),
    })
  })
  return {
    ...reading,
    parseErrors,
    created: adapter?.created ?? [],
    tagsOf(element: Element & Placed) {
      const location = element[place]
      return location?.startTag ? tagsAt({ ...location, ...element[ending] }, html) : undefined
    },
  }
}

/**
 * The same with the positions of all nodes (as offsets).
 *
 * @param html that is known to keep the limits.
 */
export function parsePlaced(html: string): { tree: Root; tagsOf: TagsOf } {
  const reading = parseWithPlaces(html, defaultMaxDepth, () => true)
  if (!reading.ok) throw new Error('the html does not keep the limits')
  const { tree, tagsOf } = reading
  const stack: RootContent[] = [...tree.children]
  while (stack.length > 0) {
    const node: RootContent & Placed = stack.pop()!
    if (node[place]) node.position = positionOf(rangeOf({ ...node[place], ...node[ending] }, html))
    if (node.type !== 'element') continue
    for (const child of node.children) stack.push(child)
    for (const child of node.content?.children ?? []) stack.push(child)
  }
  placeStrayEndTags(html, tree)
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
function placeStrayEndTags(html: string, tree: Root): void {
  const openingEnd = (element: Element & Placed) => element[place]?.startTag?.endOffset
  for (const parent of [tree, ...elementsBelow(tree)]) {
    let end = parent.type === 'root' ? 0 : openingEnd(parent)
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
