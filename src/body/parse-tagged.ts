import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Range } from '../source/range.js'
import { elementsBelow } from './elements.js'

/** Where the parts of an element stand in the html: its tags, and its attributes by property name. */
export type Tags = { opening: Range; closing?: Range; properties: ReadonlyMap<string, Range> }

/**
 * The tree of a body with positions (as offsets) in its html, and where the tags of its elements stand. hast-util-from-html recurses,
 * so the html must have been found to keep the limit of depth.
 */
export function parseTagged(html: string): { tree: Root; tags: ReadonlyMap<Element, Tags> } {
  const tree = fromHtml(html, { fragment: true, verbose: true })
  const tags = new Map<Element, Tags>()
  for (const element of elementsBelow(tree)) {
    const { opening, closing, properties = {} } = element.data?.position ?? {}
    delete element.data
    if (!opening) continue
    const ranges = Object.entries(properties).flatMap(([name, position]) => {
      const range = rangeOf(position)
      return range ? [[name, range] as const] : []
    })
    const [openingRange, closingRange] = [rangeOf(opening), rangeOf(closing)]
    if (!openingRange) continue
    tags.set(element, {
      opening: openingRange,
      ...(closingRange && { closing: closingRange }),
      properties: new Map(ranges),
    })
  }
  placeStrayEndTags(html, tree, tags)
  return { tree, tags }
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
        if (match?.[1]!.toLowerCase() === child.tagName) {
          const place = (offset: number) => ({ line: 0, column: 0, offset })
          child.position = { start: place(end), end: place(end + match[0].length) }
        }
      }
      end = child.position?.end.offset
    }
  }
}

type Place = { start: { offset?: number | undefined }; end: { offset?: number | undefined } }

function rangeOf(position: Place | undefined): Range | undefined {
  const { start, end } = position ?? {}
  return start?.offset === undefined || end?.offset === undefined
    ? undefined
    : { start: start.offset, end: end.offset }
}
