import type { Element } from 'hast'
import type { Tags } from '../../../body/parse-tagged.js'
import type { PostDocument } from '../../../document/document.js'
import type { Range } from '../../../source/range.js'

// What stands in them is text, whatever it looks like.
const raw = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext'])

/** The end tags of a name in the body that close no element, in order. */
export function strayEndTags(
  tagName: string,
  { source, layout }: PostDocument,
  elements: readonly Element[],
  tags: (element: Element) => Tags | undefined,
): Range[] {
  const closing = new Set<number>()
  const covered: Range[] = []
  for (const element of elements) {
    const places = tags(element)
    if (!places) continue
    if (element.tagName === tagName && places.closing) closing.add(places.closing.start)
    covered.push(places.opening)
    if (raw.has(element.tagName)) {
      covered.push({ start: places.opening.end, end: places.closing?.start ?? layout.html.end })
    }
  }
  const html = source.slice(layout.html.start, layout.html.end)
  for (const { index, 0: comment } of html.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
    const start = layout.html.start + index
    covered.push({ start, end: start + comment.length })
  }
  covered.sort((a, b) => a.start - b.start)
  let next = 0
  let end = 0
  return [...html.matchAll(new RegExp(`</${tagName}(?=[\\s/>])[^>]*>`, 'gi'))].flatMap(({ index, 0: tag }) => {
    const start = layout.html.start + index
    for (; next < covered.length && covered[next]!.start <= start; next++) end = Math.max(end, covered[next]!.end)
    return start < end || closing.has(start) ? [] : [{ start, end: start + tag.length }]
  })
}
