import type { Element, Nodes } from 'hast'
import type { Embed } from '../schema/embed.js'
import type { Image } from '../schema/image.js'
import { isCaption, isCredit } from './captions.js'
import { pushReversed } from './elements.js'
import type { RecognizerContext } from './recognizer.js'
import { textOfFew } from './text-lengths.js'
import { isHidden, visibleText } from './visible-text.js'

/** What an element holds, that holds nothing but pictures or players, and what is said of them. */
export type MediaBox = { images: Image[]; players: Player[]; captions: Element[]; credits: Element[] }

/** An embed, and the name of its element: a media file's tells whether it is seen or heard. */
export type Player = { data: Embed; tagName: string }

/** No box has more nodes: what does is a part of a page. */
const largestBox = 150
/** The longest caption of a real post that only style sets apart has some 350 UTF-16 units. */
const longest = 500

/**
 * Reads an element as a box of pictures or players with their captions; undefined when it holds any other text, a figure
 * that stands for itself, or no picture at all. Looks at few nodes.
 *
 * @param isSetApart what else is a caption here, such as italics below the picture.
 */
export function readMediaBox(
  element: Element,
  { annotation }: Pick<RecognizerContext, 'annotation'>,
  isSetApart: (element: Element) => boolean = () => false,
): MediaBox | undefined {
  if (beginsWithText(element)) return undefined
  const box: MediaBox = { images: [], players: [], captions: [], credits: [] }
  const stack: Nodes[] = [element]
  // How much of the text is a caption by its style alone.
  let styled = 0
  for (let seen = 0; stack.length > 0; seen++) {
    const node = stack.pop()!
    if (seen > largestBox) return undefined
    if (node.type === 'text' && /\S/.test(node.value)) return undefined
    if (node.type !== 'element') continue
    const data = annotation(node)
    if (data?.type === 'figure' || data?.type === 'widget') return undefined
    if (data?.type === 'image') {
      if (data.role === 'content' && data.duplicateOf === undefined) box.images.push(data)
    } else if (data?.type === 'embed') box.players.push({ data, tagName: node.tagName })
    else if (isHidden(node)) continue
    else if (node !== element && isCredit(node)) box.credits.push(node)
    else if (node !== element && isCaption(node)) box.captions.push(node)
    else {
      const length = node !== element && (isSmall(node) || isSetApart(node)) ? captionLength(node) : tooLong
      if (styled + length <= longest) {
        styled += length
        box.captions.push(node)
      } else if (node.children.length > largestBox) return undefined
      else pushReversed(stack, node.children)
    }
  }
  const parts = [...box.images, ...box.players.map(({ data }) => data)]
  if (parts.length === 0 || parts.some(({ by }) => by !== undefined)) return undefined
  return { ...box, captions: box.captions.filter(hasText), credits: box.credits.filter(hasText) }
}

/** Whether text comes first: most paragraphs are told by it. */
function beginsWithText({ children }: Element): boolean {
  const [first] = children
  return first?.type === 'text' && /\S/.test(first.value)
}

/** Whether an element says no more than captions do: what is only set in small print or italics may be the article. */
export function isBrief(element: Element): boolean {
  return captionLength(element) <= longest
}

const tooLong = Number.POSITIVE_INFINITY

/** How much text an element has, as far as it may be a caption: no caption has many nodes. */
function captionLength(element: Element): number {
  return textOfFew(element, 50)?.all ?? tooLong
}

/** Small print: in a box of pictures, their caption. */
export function isSmall({ tagName }: Element): boolean {
  return tagName === 'small'
}

function hasText(element: Element): boolean {
  return visibleText(element) !== ''
}
