import type { Element, Nodes, Root, Text } from 'hast'

// Between these, a line break of the source is no space: Han, kana, and their punctuation. (Korean has spaces.)
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\uFF00-\\uFFEF]'
const within = new RegExp(`(?<=${wide})[^\\S\\n]*\\n\\s*(?=${wide})`, 'gu')
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
  tidyChildren(tree)
  return tree
}

/**
 * hast-util-to-text takes an empty text for a place where white space may be, and needs time in proportion to the square of
 * the number of siblings.
 */
function tidyChildren(tree: Root): void {
  const stack: (Root | Element)[] = [tree]
  while (stack.length > 0) {
    const node = stack.pop()!
    const kept = node.children.filter((child) => child.type !== 'text' || child.value !== '') as Element['children']
    for (const child of kept) if (child.type === 'element') stack.push(child)
    node.children = kept.length > manySiblings ? inGroups(kept) : kept
  }
}

const manySiblings = 1_000
// What must stand among its own.
const cells = new Set(['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption'])

/** Puts siblings into elements that mean nothing, each of which begins with a new line. */
function inGroups(children: Element['children']): Element['children'] {
  if (children.some((child) => child.type === 'element' && cells.has(child.tagName))) return children
  const groups: Element[] = []
  for (const child of children) {
    const isFull = (groups.at(-1)?.children.length ?? manySiblings) >= Math.sqrt(children.length)
    if (groups.length === 0 || (isFull && child.type === 'element' && !inline.has(child.tagName))) {
      groups.push({ type: 'element', tagName: 'span', properties: {}, children: [] })
    }
    groups.at(-1)!.children.push(child)
  }
  return groups
}

/** What a line of the text holds so far: its last text that is no white space, and the white space after that. */
type Line = { last?: Text; gap: Text[]; endsInSpace?: boolean }

function mend(node: Text, line: Line): void {
  node.value = node.value.replace(within, '')
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
