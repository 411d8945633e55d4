import type { Element, Nodes, Root, Text } from 'hast'
import { toText as hastToText } from 'hast-util-to-text'
import { elementsBelow } from '../../body/elements.js'

// Between these, a line break of the source is no space: Han, kana, and their punctuation. (Korean has spaces.)
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\uFF00-\\uFFEF]'
const within = new RegExp(`(?<=${wide})[^\\S\\n]*\\n\\s*(?=${wide})`, 'gu')
// White space between words, of which the library would make many lines.
const brokenLine = /(?<=[^ \t\n\f\r])[ \t\f\r]*\n[ \t\n\f\r]*(?=[^ \t\n\f\r])/g
const endsWide = new RegExp(`${wide}$`, 'u')
const beginsWide = new RegExp(`^${wide}`, 'u')

// What does not begin a line.
const inline = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd'],
  ...['label', 'mark', 'nobr', 'q', 'rb', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub'],
  ...['sup', 'time', 'tt', 'u', 'var', 'wbr'],
])

/**
 * Mends the white space of a tree as a reader expects it, in place: none where a line of the source was broken between two
 * wide characters, also across elements; none that indents a paragraph (ideographic and no-break spaces). Preformatted
 * text stays as it is.
 */
export function joinLines(tree: Root): Root {
  let line: Line = { gap: [] }
  const stack: { node: Nodes; isOpen: boolean }[] = [{ node: tree, isOpen: false }]
  while (stack.length > 0) {
    const { node, isOpen } = stack.pop()!
    if (node.type === 'text') mend(node, line)
    if (node.type !== 'element' && node.type !== 'root') continue
    if (node.type === 'element' && !inline.has(node.tagName)) line = { gap: [] }
    if (isOpen || (node.type === 'element' && node.tagName === 'pre')) continue
    stack.push({ node, isOpen: true })
    const children = node.children as (Element | Text)[]
    for (let place = children.length - 1; place >= 0; place--) stack.push({ node: children[place]!, isOpen: false })
  }
  return tree
}

// hast-util-to-text joins lists for every child, which takes time in proportion to the square of the number of siblings, and
// hands the lines of whole elements to a single call, which takes no more than some hundred thousand.
const manySiblings = 1_000
const manyNodes = 20_000

/**
 * The text of a tree, by hast-util-to-text: of any size, and however many siblings there are. The tree is used up.
 */
export function renderText(tree: Root): string {
  const parents: (Root | Element)[] = [tree, ...elementsBelow(tree)]
  const sizes = new Map<unknown, number>()
  for (const parent of parents.reverse()) {
    // An empty text is taken for a place where white space may be.
    const kept = parent.children.filter((child) => child.type !== 'text' || child.value !== '') as Element['children']
    const size = kept.reduce((sum, child) => sum + (sizes.get(child) ?? 1), 1)
    const isLarge = size > manyNodes && parent !== tree
    parent.children = kept.length > manySiblings ? inGroups(kept) : kept
    if (isLarge) parent.children = [rendered(parent)]
    sizes.set(parent, isLarge ? 1 : size)
  }
  return hastToText(tree, { whitespace: 'normal' })
}

/** The text of a large element, in a paragraph that is shown as it is written. */
function rendered({ children }: Root | Element): Element {
  const text: Text = { type: 'text', value: hastToText({ type: 'root', children }, { whitespace: 'normal' }) }
  // Of all elements, the library keeps white space in these two; a `pre` begins on a line of its own.
  const tagName = children.some((child) => child.type === 'element' && !inline.has(child.tagName)) ? 'pre' : 'textarea'
  return { type: 'element', tagName, properties: {}, children: [text] }
}

const cells = ['td', 'th']

/** Puts siblings into elements that mean nothing; rows into a row, cells into a cell, which are parted as their own are. */
function inGroups(children: Element['children']): Element[] {
  const names = new Set(children.flatMap((child) => (child.type === 'element' ? [child.tagName] : [])))
  const tagName = names.has('tr') ? 'tr' : cells.some((name) => names.has(name)) ? 'td' : 'span'
  const size = Math.ceil(Math.sqrt(children.length))
  return Array.from({ length: Math.ceil(children.length / size) }, (_, index) => ({
    type: 'element',
    tagName,
    properties: {},
    children: children.slice(index * size, (index + 1) * size),
  }))
}

/** What a line of the text holds so far: its last text that is no white space, and the white space after that. */
type Line = { last?: Text; gap: Text[]; endsInSpace?: boolean }

function mend(node: Text, line: Line): void {
  if (node.value.includes('\n')) node.value = node.value.replace(within, '').replace(brokenLine, ' ')
  if (!line.last) node.value = node.value.replace(/^[\s\u00A0\u3000]+/, '')
  const isSpace = !/\S/.test(node.value)
  // One space is enough, wherever its elements end. (No-break spaces stay.)
  if (line.endsInSpace) node.value = node.value.replace(/^[ \t\n\f\r]+/, '')
  if (node.value !== '') line.endsInSpace = /[ \t\n\f\r]$/.test(node.value)
  if (isSpace) {
    line.gap.push(node)
    return
  }
  const { last, gap } = line
  if (last) {
    const head = last.value.trimEnd()
    const tail = node.value.trimStart()
    const between = last.value.slice(head.length) + gap.map(({ value }) => value).join('')
    const space = between + node.value.slice(0, node.value.length - tail.length)
    if (space.includes('\n') && endsWide.test(head.slice(-2)) && beginsWide.test(tail)) {
      last.value = head
      for (const blank of gap) blank.value = ''
      node.value = tail
    }
  }
  line.last = node
  line.gap = []
}
