import type { Element, Nodes, Root } from 'hast'
import { annotation } from '../../body/annotation.js'
import { pushReversed, textProperty } from '../../body/elements.js'
import { isSamePicture, linkAddress } from './addresses.js'
import { createBlocks } from './blocks.js'
import { preformatted, toCodeBlock } from './code.js'
import { isBacklink, labelFootnotes } from './footnotes.js'
import type { Mark } from './leaves.js'
import { type EmbedLink, holdsLink, holdsMedia, readEmbed, readPicture } from './media.js'
import { element } from './phrasing.js'
import { isCaption, isPlayer, isUnseen } from './seen.js'
import { codeOfTable, collectRows, isDataTable, type TableRows } from './tables.js'

// Elements that begin and end lines of their own.
const blockNames = new Set([
  ...['address', 'article', 'aside', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption'],
  ...[
    'figure',
    'footer',
    'form',
    'header',
    'hgroup',
    'html',
    'legend',
    'main',
    'nav',
    'p',
    'search',
    'section',
    'summary',
  ],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'pre', 'listing', 'xmp', 'plaintext'],
])
const listNames = new Map([
  ['ul', 'ul'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ['ol', 'ol'],
])
const marksByName = new Map<string, Mark | 'code'>([
  ...['em', 'i'].map((name) => [name, 'em'] as const),
  ...['strong', 'b', 'summary', 'dt'].map((name) => [name, 'strong'] as const),
  ...['del', 's', 'strike'].map((name) => [name, 'del'] as const),
  ...['code', 'kbd', 'samp', 'tt'].map((name) => [name, 'code'] as const),
])

type Leave = () => void

/**
 * A body as a tree of nothing but what Markdown can say, for hast-util-to-mdast: blocks (`p`, `h1` to `h6`, `blockquote`,
 * `ul`, `ol`, `pre`, `table`, `hr`, `footnote`) with lines in them. Needs no stack of calls, and time in proportion to the
 * body.
 */
export function toMarkdownContent(body: Root, baseUrl: string | undefined): Root {
  const blocks = createBlocks()
  const labels = labelFootnotes(body)
  // How many of the open elements are of a kind.
  const open = { noscript: 0, figure: 0, caption: 0, note: 0, pre: 0 }
  // The data table that is open: no other one stands in it.
  let rows: TableRows | undefined
  const stack: (Nodes | Leave)[] = [body]
  while (stack.length > 0) {
    const next = stack.pop()!
    if (typeof next === 'function') next()
    else if (next.type === 'text') {
      if (open.noscript === 0) blocks.text(next.value)
    } else if (next.type === 'root') pushReversed(stack, next.children)
    else if (next.type === 'element') {
      const leaves = enter(next)
      if (!leaves) continue
      for (const leave of leaves) stack.push(leave)
      pushReversed(stack, next.children)
    }
  }
  return blocks.root()

  /** What to do after an element's children, last first; undefined where the children are passed over. */
  function enter(node: Element): Leave[] | undefined {
    if (isUnseen(node)) return undefined
    const { tagName } = node
    const data = annotation(node)
    if (tagName === 'noscript') return [count('noscript')]
    if (tagName === 'img' || data?.type === 'image') return showPicture(node)
    if (open.noscript > 0) return []
    if (open.note > 0 && isBacklink(node)) return undefined
    const label = data?.type === 'note' && !blocks.openLink() ? labels.get(node) : undefined
    if (label !== undefined && data?.type === 'note' && data.role === 'mark') return void blocks.footnoteMark(label)
    if (isPlayer(node)) return showEmbed(readEmbed(node, baseUrl))
    if (tagName === 'br') return void blocks.lineBreak()
    if (tagName === 'hr') return void blocks.add(element('hr'))
    const code = preformatted.has(tagName) && open.pre === 0 && !holdsMedia(node) ? node : codeOfTable(node)
    if (code) return showCode(code)

    const leaves: Leave[] = []
    if (label !== undefined) leaves.push(blocks.open(element('footnote', { label })), count('note'))
    leaves.push(...enterBlock(node, label !== undefined), ...enterMarks(node))
    const embed = data?.type === 'embed' ? readEmbed(node, baseUrl) : undefined
    if (embed) {
      // RFI's player whose tag lost its white space is never closed: what stands in it follows it.
      if (tagName.startsWith('youtube-player')) showEmbed(embed)
      else if (!holdsLink(node, embed.url, baseUrl)) leaves.push(() => showEmbed(embed))
    }
    if (data?.type === 'figure' && data.caption && data.caption.elements.length === 0) {
      const { text } = data.caption
      leaves.push(() => showCaption(text))
    }
    return leaves
  }

  function count(kind: keyof typeof open): Leave {
    open[kind]++
    return () => {
      open[kind]--
    }
  }

  /** The block that an element is, or the place between blocks that it is. */
  function enterBlock(node: Element, isNote: boolean): Leave[] {
    const { tagName } = node
    const isFigure = tagName === 'figure' || annotation(node)?.type === 'figure'
    const kinds = [...(isFigure ? [count('figure')] : []), ...(preformatted.has(tagName) ? [count('pre')] : [])]
    const list = listNames.get(tagName)
    if (isCaption(node)) return [...kinds, blocks.heading(0), count('caption')]
    if (tagName === 'table' && isDataTable(node)) return [...kinds, openTable()]
    if (rows && tagName === 'tr') rows.row()
    else if (rows && (tagName === 'td' || tagName === 'th')) return [...kinds, openCell(rows, node)]
    else if (/^h[1-6]$/.test(tagName))
      return [...kinds, open.caption > 0 ? openBlock() : blocks.heading(Number(tagName[1]))]
    else if (tagName === 'blockquote') return [...kinds, blocks.open(element('blockquote'))]
    else if (list) return [...kinds, blocks.open(element(list, list === 'ol' ? { start: startOf(node) } : {}))]
    else if (tagName === 'li' && !isNote) return [...kinds, blocks.open(element('li'))]
    else if (isFigure || isNote || blockNames.has(tagName)) return [...kinds, openBlock()]
    return kinds
  }

  function openBlock(): Leave {
    blocks.newBlock()
    return blocks.newBlock
  }

  function openTable(): Leave {
    blocks.newBlock()
    const collected = collectRows()
    rows = collected
    return () => {
      rows = undefined
      const table = collected.table()
      if (table) blocks.add(table)
    }
  }

  function openCell(table: TableRows, cell: Element): Leave {
    const end = blocks.line()
    return () => table.cell(cell, end())
  }

  /** What an element says of the text in it. */
  function enterMarks(node: Element): Leave[] {
    const { tagName } = node
    const leaves: Leave[] = []
    const style = textProperty(node, 'style') ?? ''
    const isSpan = tagName === 'span' || tagName === 'font'
    const mark = marksByName.get(tagName)
    // Google's documents stand in a `b` that is not bold.
    const isUndone =
      (mark === 'strong' && /font-weight:\s*(?:normal|[1-4]00)/i.test(style)) ||
      (mark === 'em' && /font-style:\s*normal/i.test(style))
    if (mark && !isUndone) leaves.push(blocks.mark(mark))
    if (isSpan && /font-weight:\s*(?:bold|[6-9]00)/i.test(style)) leaves.push(blocks.mark('strong'))
    if (isCaption(node) || (isSpan && /font-style:\s*italic/i.test(style))) leaves.push(blocks.mark('em'))
    const href = tagName === 'a' ? linkAddress(node.properties.href, baseUrl) : undefined
    if (href !== undefined) leaves.push(blocks.link({ href }))
    if (tagName === 'q') {
      blocks.text('“')
      leaves.push(() => blocks.text('”'))
    }
    return leaves
  }

  function showPicture(node: Element): undefined {
    // In a noscript, only what was recognised is known not to repeat what stands outside of it.
    const data = annotation(node)
    if (open.noscript > 0 && data?.type !== 'image') return
    const picture = readPicture(node, baseUrl)
    if (!picture) return
    if ('text' in picture) return void blocks.text(picture.text)
    const isOfFigure = open.figure > 0 || (data?.type === 'image' && data.by !== undefined)
    // An element that shows a picture by its style can be a link itself.
    const own = node.tagName === 'a' ? linkAddress(node.properties.href, baseUrl) : undefined
    const link = blocks.openLink() ?? (own === undefined ? undefined : { href: own })
    const isLarger = link !== undefined && isSamePicture(link.href, String(picture.img.properties.src))
    blocks.picture(
      picture.img,
      picture.isIcon ? 'never' : isOfFigure ? 'always' : 'outside',
      isLarger ? undefined : link,
    )
  }

  function showEmbed(embed: EmbedLink | undefined): undefined {
    if (!embed) return
    const { url, title, provider } = embed
    const end = blocks.heading(0)
    if (title === undefined && provider !== undefined) blocks.text(`${provider}: `)
    const endLink = blocks.link({ href: url })
    blocks.text(title ?? url)
    endLink()
    end()
  }

  function showCaption(text: string): void {
    const end = blocks.heading(0)
    const endMark = blocks.mark('em')
    blocks.text(text)
    endMark()
    end()
  }

  function showCode(node: Element): undefined {
    const code = toCodeBlock(node)
    if (code) blocks.add(code)
    else blocks.newBlock()
  }
}

function startOf({ properties }: Element): number {
  const start = Number.parseInt(String(properties.start), 10)
  // Markdown has nine digits for it, and no negative numbers.
  return start >= 0 && start <= 999_999_999 ? start : 1
}
