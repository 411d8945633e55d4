import { stringify as stringifyCommas } from 'comma-separated-tokens'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { find, html } from 'property-information'
import type { Tags, TagsOf } from '../../body/parse-tagged.js'
import type { TextEdit } from '../../diagnostics/diagnostic.js'
import type { TreeChange } from './clean-tree.js'

/** The smallest edits of the html that do what was done to its tree. What has no place in the html has none. */
export function planEdits(change: TreeChange, source: string, tagsOf: TagsOf): TextEdit[] {
  const { node } = change
  if (change.kind === 'unwrap' || change.kind === 'set') {
    const places = tagsOf(node as Element)
    if (!places) return []
    if (change.kind === 'set') return editAttributes(Object.keys(change.properties), node as Element, source, places)
    return [places.opening, ...(places.closing ? [places.closing] : [])].map((range) => ({ ...range, text: '' }))
  }
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined) return []
  return [{ start, end, text: change.kind === 'replace' ? serialize(change.replacement) : '' }]
}

/** HTML of nodes. */
export function serialize(nodes: ElementContent[]): string {
  return toHtml({ type: 'root', children: nodes })
}

/** Attributes as the element has them by now: several steps may have set the same one. */
function editAttributes(names: readonly string[], element: Element, source: string, tags: Tags): TextEdit[] {
  return names.flatMap((name) => {
    const known = tags.properties.get(name)
    const text = attribute(element, name)
    if (known && text !== '') return [{ ...known, text: text.trimStart() }]
    // With the white space before it.
    if (known) return [{ start: known.start - Number(/\s/.test(source[known.start - 1]!)), end: known.end, text: '' }]
    // A new attribute goes behind the name of the tag.
    const place = tags.opening.start + 1 + element.tagName.length
    return text === '' ? [] : [{ start: place, end: place, text }]
  })
}

/** ` name="value"`; nothing where the element has no such attribute. */
function attribute({ properties }: Element, property: string): string {
  const value = properties[property]
  if (value === undefined || value === null || value === false) return ''
  const { attribute: name, commaSeparated } = find(html, property)
  if (value === true) return ` ${name}`
  const text = Array.isArray(value) ? (commaSeparated ? stringifyCommas(value) : value.join(' ')) : String(value)
  return ` ${name}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
}
