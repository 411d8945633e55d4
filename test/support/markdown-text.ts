import type { Element, Nodes, Root } from 'hast'
import type { Nodes as MdastNodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { isHidden } from '../../src/body/visible-text.js'
import { annotation } from '../../src/index.js'

// The law of toMarkdown: what reads the Markdown finds the text of the body. Both sides are the same words in the same
// order, one space between them where the page shows white space or where a line or block ends; docs/markdown.md says
// what counts as text. Written without the code under test: the two may only agree because both are right.

/** The end of a line, a block or a picture: white space on both sides, whatever stands beside it. */
const end = Symbol('end')
type Pieces = (string | typeof end)[]

type Around = { noscript: boolean; note: boolean; pre: boolean; code: 'as written' | 'collapsed' | undefined }

/** The text of a body as its Markdown is to show it. */
export function textOfBody(body: Root): string {
  const footnotes = footnotesOf(body)
  const pieces: Pieces = []
  visit(body, { noscript: false, note: false, pre: false, code: undefined })
  return oneLine(pieces)

  function visit(node: Nodes, around: Around): void {
    if (node.type === 'root') for (const child of node.children) visit(child, around)
    else if (node.type === 'text' && !around.noscript) {
      if (around.code === 'as written') pieces.push(...linesOf(node.value))
      else pieces.push(around.code === 'collapsed' ? node.value.replace(/[\n\r]/g, ' ') : node.value)
    } else if (node.type === 'element' && !isUnseen(node)) visitElement(node, around)
  }

  function visitElement(node: Element, around: Around): void {
    const data = annotation(node)
    const { tagName } = node
    const children = (more: Partial<Around> = {}) => {
      for (const child of node.children) visit(child, { ...around, ...more })
    }
    const code = codeBesideNumbers(node)
    if (tagName === 'noscript') {
      if (around.code === undefined) children({ noscript: true })
    } else if (around.code !== undefined) {
      if (players.has(tagName)) return
      const isLine = tagName === 'br' || codeLines.has(tagName)
      if (isLine) pieces.push(end)
      children()
      if (isLine) pieces.push(end)
    } else if (tagName === 'img' || data?.type === 'image') picture(node, around.noscript)
    else if (around.noscript) children()
    else if (around.note && isBacklink(node)) return
    else if (footnotes.has(node) && data?.type === 'note' && data.role === 'mark') pieces.push('[^]')
    else if (players.has(tagName)) embed(node)
    else if (isCode(node) && !around.pre) {
      pieces.push(end)
      children({ code: 'as written' })
      pieces.push(end)
    } else if (code) {
      pieces.push(end)
      const isAsWritten = elementsBelow(code).some((part) => preformatted.test(part.tagName))
      for (const child of code.children) visit(child, { ...around, code: isAsWritten ? 'as written' : 'collapsed' })
      pieces.push(end)
    } else {
      const isBlock = blocks.has(tagName) || data?.type === 'claim' || data?.type === 'figure' || footnotes.has(node)
      const isUnclosedPlayer = tagName.startsWith('youtube-player')
      if (isBlock) pieces.push(end)
      if (tagName === 'q') pieces.push('“')
      if (data?.type === 'embed' && isUnclosedPlayer) embed(node)
      children({ note: around.note || footnotes.has(node), pre: around.pre || preformatted.test(tagName) })
      if (tagName === 'q') pieces.push('”')
      if (data?.type === 'embed' && !isUnclosedPlayer && !linksTo(node, data.url)) embed(node)
      if (data?.type === 'figure' && data.caption?.elements.length === 0) pieces.push(end, data.caption.text, end)
      if (isBlock) pieces.push(end)
    }
  }

  function picture(image: Element, inNoscript: boolean): void {
    const data = annotation(image)
    if (data?.type !== 'image') {
      if (!inNoscript && isAddress(image.properties.src)) pieces.push(end, String(image.properties.alt ?? ''), end)
      return
    }
    if (data.role === 'tracking' || data.role === 'spacer' || data.duplicateOf !== undefined) return
    if (data.role === 'icon' && data.alt !== undefined && isEmoji(data.alt)) pieces.push(data.alt)
    else if (isAddress(data.url)) pieces.push(end, data.alt?.replaceAll('\ufeff', '').replace(/\s/g, ' ') ?? '', end)
  }

  function embed(player: Element): void {
    const data = annotation(player)
    const source = elementsBelow(player).find(({ tagName }) => tagName === 'source')
    const { src, data: object, title } = player.properties
    const { provider, ...known } =
      data?.type === 'embed' ? data : { provider: 'other', url: src ?? object ?? source?.properties.src, title }
    if (!isAddress(known.url)) return
    const isNamed = provider !== 'other' && provider !== 'file'
    const text = known.title ?? `${isNamed ? `${provider}: ` : ''}${asAddress(known.url)}`
    pieces.push(end, String(text).replace(/\s/g, ' '), end)
  }
}

/** What a page shows nothing of. */
function isUnseen(element: Element): boolean {
  const controls =
    /^(?:head|title|area|datalist|dialog|input|select|textarea|progress|meter|canvas|applet|no(?:embed|frames)|frameset)$/
  if (controls.test(element.tagName)) return true
  const isNamedHidden = /^(?:noscript|iframe|video|audio|object)$/.test(element.tagName)
  if (isHidden(isNamedHidden ? { ...element, tagName: 'div' } : element)) return true
  return element.tagName !== 'img' && /(?:^|;)\s*display\s*:\s*none/i.test(String(element.properties.style ?? ''))
}

const players = new Set(['iframe', 'video', 'audio', 'object', 'embed'])
const codeLines = new Set(['p', 'div', 'li', 'tr', 'ul', 'ol', 'table'])
const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary ' +
    'table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
)

const preformatted = /^(?:pre|listing|xmp|plaintext)$/

function isCode(element: Element): boolean {
  if (!preformatted.test(element.tagName)) return false
  return !holdsMedia(element)
}

function holdsMedia(element: Element): boolean {
  return elementsBelow(element).some((part) => {
    const type = annotation(part)?.type
    return (
      part.tagName === 'img' ||
      part.tagName === 'table' ||
      players.has(part.tagName) ||
      type === 'figure' ||
      type === 'embed'
    )
  })
}

/** The code of a table that has its line numbers in the first of its two cells. */
function codeBesideNumbers(table: Element): Element | undefined {
  const data = annotation(table)
  if (data?.type !== 'figure' || data.kind !== 'code' || table.tagName !== 'table' || holdsMedia(table))
    return undefined
  const cells = elementsBelow(table).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
  const [numbers, code] = cells
  return cells.length === 2 && numbers && /^[\d\s]+$/.test(allText(numbers)) ? code : undefined
}

function allText(node: Nodes): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(allText).join('') : ''
}

/** Marks and notes that become a footnote: pairs of one note and its marks, neither in a table, in code or in a link. */
function footnotesOf(body: Root): Set<Element> {
  const marks: { key: string; element: Element }[] = []
  const notes: { key: string; element: Element }[] = []
  const visit = (node: Nodes, inNote: boolean): void => {
    if (node.type === 'root') for (const child of node.children) visit(child, inNote)
    if (node.type !== 'element' || isUnseen(node)) return
    const data = annotation(node)
    let isNote = inNote
    if (data?.type === 'note' && !inNote) {
      if (data.role === 'mark') marks.push({ key: data.key, element: node })
      else if (showsSomething(textOfNote(node))) {
        notes.push({ key: data.key, element: node })
        isNote = true
      }
    }
    if (
      /^(?:td|th|pre|code|kbd|samp|tt|noscript|a|iframe|video|audio|object|listing|xmp|plaintext)$/.test(node.tagName)
    )
      return
    for (const child of node.children) visit(child, isNote)
  }
  visit(body, false)
  const found = new Set<Element>()
  for (const { key, element } of marks) {
    const [note, ...more] = notes.filter((one) => one.key === key)
    if (note && more.length === 0) found.add(element).add(note.element)
  }
  return found
}

function textOfNote(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || isBacklink(node) || isUnseen(node)) return ''
  if (/^(?:noscript|iframe|video|audio|object)$/.test(node.tagName)) return ''
  return node.children.map(textOfNote).join('')
}

function isBacklink(element: Element): boolean {
  return (
    element.tagName === 'a' && String(element.properties.href ?? '').includes('#') && !/\p{L}/u.test(allText(element))
  )
}

function elementsBelow(node: Nodes): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsBelow(child)] : []))
}

function linksTo(element: Element, url: string | undefined): boolean {
  if (!isAddress(url)) return true
  return elementsBelow(element).some(
    ({ tagName, properties }) => tagName === 'a' && asAddress(properties.href) === asAddress(url),
  )
}

function asAddress(url: unknown): string {
  const written = typeof url === 'string' ? url.replace(/[\t\n\r]/g, '').trim() : ''
  return written.startsWith('//') ? `https:${written}` : written
}

/** Whether something lies at an address: one of the web, or a relative one. */
function isAddress(url: unknown): url is string {
  const written = asAddress(url)
  return written !== '' && written !== '#' && !/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(written)
}

function isEmoji(text: string): boolean {
  return /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(text)
}

/** Lines of code, which is shown as it is written: no line break between them is left out. */
function linesOf(code: string): Pieces {
  return code.split(/[\n\r]/).flatMap((line, index) => (index === 0 ? [line] : [end, line]))
}

/** The Markdown as CommonMark with GFM's extensions reads it. */
export function readMarkdown(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** The text of Markdown as it is read; with a mark where it holds HTML or definitions, which it is never to hold. */
export function textOfMarkdown(markdown: string): string {
  const pieces: Pieces = []
  const inLine = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link', 'footnoteReference'])
  const visit = (node: MdastNodes): void => {
    const isInLine = inLine.has(node.type)
    if (!isInLine) pieces.push(end)
    if (node.type === 'html' || node.type === 'definition') pieces.push(`[${node.type}]`)
    else if (node.type === 'image') pieces.push(node.alt ?? '')
    else if (node.type === 'code') pieces.push(...linesOf(node.value))
    else if (node.type === 'footnoteReference') pieces.push('[^]')
    else if ('value' in node) pieces.push(node.value)
    else if ('children' in node) for (const child of node.children) visit(child)
    if (!isInLine) pieces.push(end)
  }
  visit(readMarkdown(markdown))
  return oneLine(pieces)
}

const wide =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\uff01-\\uff60]'
const joined = new RegExp(`(?<=${wide})[\\t\\v\\f ]*[\\n\\r][\\t\\n\\v\\f\\r ]*(?=${wide})`, 'gu')

/** One space for white space, as browsers show it, and none for a line break between two Chinese or Japanese characters. */
function oneLine(pieces: Pieces): string {
  const lines: string[] = ['']
  for (const piece of pieces) {
    if (piece === end) lines.push('')
    else lines[lines.length - 1] += piece
  }
  return (
    lines
      .map((line) => line.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\ufeff', ''))
      .map((line) =>
        line
          .replace(joined, '')
          .replace(/[\t\n\v\f\r ]+/g, ' ')
          // An indent of no-break spaces or U+3000 is no text either.
          .replace(/^\s+| $/g, ''),
      )
      // A line of nothing but white space, as in the empty paragraphs of old pages, is none.
      .filter(showsSomething)
      .join(' ')
  )
}

function showsSomething(line: string): boolean {
  return /[^\s\xad\u200b-\u200d\u2060]/.test(line)
}
