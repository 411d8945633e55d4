import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import { annotation } from '../../body/annotation.js'
import { textProperty } from '../../body/elements.js'
import { refuseNoTree } from '../../body/refuse-no-tree.js'
import { isHidden, isNotDisplayed } from '../../body/visible-text.js'
import { joinLines, renderText } from './text-lines.js'

/** Options of `toText`. */
export type TextOptions = {
  /** Whether the captions of figures are part of the text. Default: true. */
  captions?: boolean | undefined
  /** `alt` puts the alternative text of an image in its place. Default: none. */
  images?: 'none' | 'alt' | undefined
  /** `url` puts the address of a player or frame on a line of its own. Default: none. */
  embeds?: 'none' | 'url' | undefined
  /** `url` puts the address of a link behind its text, in parentheses. Default: text. */
  links?: 'text' | 'url' | undefined
  /** `markers` puts a hyphen or number before each item of a list. Default: markers. */
  lists?: 'plain' | 'markers' | undefined
}

/** hast-util-to-text calls itself for every level; what nests deeper is taken for a part of the level above. */
const deepest = 500
// Besides what is hidden from readers: what shows nothing without scripts or plug-ins, and choices of a form.
const unseen = new Set(['canvas', 'embed', 'select', 'datalist', 'textarea', 'title'])
const players = new Set(['iframe', 'video', 'audio', 'object', 'embed', 'youtube-player', 'a'])
// What else stands on lines of its own.
const lines = new Set(['summary', 'figcaption', 'thead', 'tbody', 'tfoot'])
// Stands for two spaces until the text is complete: white space at the begin of a line does not survive. A character that
// Unicode keeps for such uses and no text has.
const indent = '\ufdd0'

/**
 * The text of a body as a reader sees it: paragraphs with an empty line between them, captions, tables and lists on lines of
 * their own, preformatted text as it is. No fallback of players and frames, no labels for screen readers, no scripts. A
 * line break of the source between two Chinese or Japanese characters takes no space.
 *
 * @param body is left as it is. Furniture in it is text, too: see `cleanBody`.
 * @example
 * toText(parseBody('<p>One.</p><p>Two.')) // 'One.\n\nTwo.'
 */
export function toText(body: Nodes, options: TextOptions = {}): string {
  refuseNoTree('toText', body)
  return renderText(joinLines(readerTree(body, options)))
    .replaceAll(indent, '  ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')
}

type Level = {
  nodes: readonly Nodes[]
  next: number
  into: ElementContent[]
  depth: number
  /** How many items of lists stand around. */
  items: number
  list?: ListState
}

/** A copy with only what a reader sees, and with what the options put in. */
function readerTree(body: Nodes, options: TextOptions): Root {
  const root: Root = { type: 'root', children: [] }
  const given = body.type === 'root' ? body.children : [body]
  const stack: Level[] = [{ nodes: given, next: 0, into: root.children as ElementContent[], depth: 0, items: 0 }]
  let marker = ''
  while (stack.length > 0) {
    const level = stack.at(-1)!
    const node = level.nodes[level.next++]
    if (!node) stack.pop()
    else if (node.type === 'text') {
      // Before the first words of an item, wherever in it they stand.
      if (marker !== '' && /\S/.test(node.value)) {
        level.into.push(text(marker + node.value.trimStart()))
        marker = ''
      } else level.into.push(text(node.value))
    } else if (node.type === 'element') {
      const made = replacement(node, options)
      if (made) level.into.push(...made)
      if (made || isLeftOut(node, options)) continue
      const tagName = lines.has(node.tagName) ? 'div' : node.tagName === 'rp' ? 'span' : node.tagName
      const copy: Element = { type: 'element', tagName, properties: copyProperties(node), children: [] }
      const isDeep = level.depth >= deepest
      if (!isDeep) level.into.push(copy)
      if (options.lists !== 'plain' && node.tagName === 'li' && level.list) {
        marker ||= indent.repeat(level.items)
        marker += markerOf(level.list)
      }
      stack.push({
        nodes: node.children,
        next: 0,
        into: isDeep ? level.into : copy.children,
        depth: level.depth + 1,
        items: level.items + (node.tagName === 'li' ? 1 : 0),
        ...(isList(node) && { list: listState(node) }),
      })
      const suffix = options.links === 'url' ? linkSuffix(node) : ''
      if (suffix) level.into.push({ type: 'text', value: suffix })
    }
  }
  return root
}

/** What hast-util-to-text looks at. */
function copyProperties({ properties }: Element): Element['properties'] {
  return properties.wrap === undefined ? {} : { wrap: properties.wrap }
}

function isLeftOut(element: Element, { captions = true }: TextOptions): boolean {
  if (isHidden(element) || unseen.has(element.tagName) || isNotDisplayed(element)) return true
  const data = annotation(element)
  return !captions && (element.tagName === 'figcaption' || data?.type === 'claim')
}

/** What stands in the place of an image or embed; undefined where the element stands for itself. */
function replacement(element: Element, options: TextOptions): ElementContent[] | undefined {
  const data = annotation(element)
  if (element.tagName === 'img') {
    const alt = textProperty(element, 'alt')
    const isShown = data?.type !== 'image' || (data.role === 'content' && data.duplicateOf === undefined)
    return options.images === 'alt' && alt && isShown ? [text(alt)] : []
  }
  // The post of a network says something itself; a player, or the link in its place, does not.
  if (data?.type !== 'embed' || !players.has(element.tagName)) return undefined
  if (options.embeds !== 'url' || !data.url) return []
  return [{ type: 'element', tagName: 'p', properties: {}, children: [text(data.url)] }]
}

function linkSuffix(element: Element): string {
  const href = element.tagName === 'a' ? textProperty(element, 'href') : undefined
  if (!href || !/^(?:https?|mailto):/i.test(href)) return ''
  const [only] = element.children
  return element.children.length === 1 && only?.type === 'text' && only.value.trim() === href ? '' : ` (${href})`
}

type ListState = { isOrdered: boolean; number: number; step: number }

function isList({ tagName }: Element): boolean {
  return tagName === 'ul' || tagName === 'ol'
}

function listState({ tagName, properties, children }: Element): ListState {
  const items = children.filter((child) => child.type === 'element' && child.tagName === 'li').length
  const isReversed = properties.reversed === true
  const number = typeof properties.start === 'number' ? properties.start : isReversed ? items : 1
  return { isOrdered: tagName === 'ol', number, step: isReversed ? -1 : 1 }
}

function markerOf(list: ListState): string {
  if (!list.isOrdered) return '- '
  const marker = `${list.number}. `
  list.number += list.step
  return marker
}

function text(value: string): Text {
  return { type: 'text', value }
}
