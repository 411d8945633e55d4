import type { Element, Root, RootContent } from 'hast'
import { parseFragment, type Token } from 'parse5'
import { find, html as htmlNames } from 'property-information'
import type { Range } from '../source/range.js'
import { elementsBelow } from './elements.js'
import { createHastAdapter, type HastMap } from './hast-adapter.js'
import { maxElements } from './parse-html.js'

/** Where the parts of an element stand in the html: its tags, and its attributes by property name. */
export type Tags = { opening: Range; closing?: Range; properties: ReadonlyMap<string, Range> }

/**
 * The tree of a body with positions (as offsets) in its html, and where the tags and attributes of its elements stand.
 *
 * @param maxDepth of the elements, which the html is known to keep.
 */
export function parseTagged(html: string, maxDepth: number): { tree: Root; tags: ReadonlyMap<Element, Tags> } {
  const locations = new Map<HastMap['node'], Partial<Token.ElementLocation>>()
  const treeAdapter = {
    ...createHastAdapter(maxDepth, maxElements(html)),
    setNodeSourceCodeLocation(node: HastMap['node'], location: Token.ElementLocation | null) {
      if (location) locations.set(node, location)
    },
    getNodeSourceCodeLocation: (node: HastMap['node']) => locations.get(node) as Token.ElementLocation | undefined,
    updateNodeSourceCodeLocation(node: HastMap['node'], end: Partial<Token.ElementLocation>) {
      locations.set(node, { ...locations.get(node), ...end })
    },
  }
  const tree = parseFragment<HastMap>(html, { treeAdapter, scriptingEnabled: false, sourceCodeLocationInfo: true })
  const tags = new Map<Element, Tags>()
  for (const [node, location] of locations) {
    const range = rangeOf(location, html)
    if (range && node.type !== 'root') node.position = positionOf(range)
    if (node.type === 'element' && location.startTag) tags.set(node, tagsOf(location, html))
  }
  placeStrayEndTags(html, tree, tags)
  return { tree, tags }
}

function tagsOf({ startTag, endTag, attrs = {} }: Partial<Token.ElementLocation>, html: string): Tags {
  const closing = endTag && rangeOf(endTag, html)
  const properties = new Map<string, Range>()
  for (const [name, location] of Object.entries(attrs)) {
    // Those are no properties: see toProperties.
    if (name in Object.prototype) continue
    const { property } = find(htmlNames, name)
    const range = rangeOf(location, html)
    if (range && !properties.has(property)) properties.set(property, range)
  }
  return { opening: rangeOf(startTag!, html)!, ...(closing && { closing }), properties }
}

/** A comment that never ends ends one unit behind the text. */
function rangeOf({ startOffset, endOffset }: Partial<Token.Location>, html: string): Range | undefined {
  return startOffset === undefined || endOffset === undefined
    ? undefined
    : { start: startOffset, end: Math.min(endOffset, html.length) }
}

function positionOf({ start, end }: Range): NonNullable<RootContent['position']> {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } }
}

const strayEndTag = /<\/(p|br)(?:[\s/][^>]*)?>/iy

/** A `</p>` or `</br>` without a beginning makes an empty element, to which parse5 gives no place. */
function placeStrayEndTags(html: string, tree: Root, tags: ReadonlyMap<Element, Tags>): void {
  for (const parent of [tree, ...elementsBelow(tree)]) {
    let end = parent.type === 'root' ? 0 : tags.get(parent)?.opening.end
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
