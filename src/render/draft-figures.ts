import type { Element } from 'hast'
import { annotation } from '../body/annotation.js'
import type { Figure } from '../schema/figure.js'
import type { Draft } from './draft.js'
import { appendCaption, captionElement, holdsCaption, holdsMedia } from './draft-captions.js'

// What these show stands in elements of their own: pre, table, blockquote, hr.
const ownElements: ReadonlySet<Figure['kind']> = new Set(['code', 'table', 'quote', 'separator'])
// What is drawn has its words where the drawing wants them.
const drawn: ReadonlySet<Figure['kind']> = new Set(['chart', 'other'])
// What can become a figure without changing what stands in it.
const boxes = new Set(['div', 'section', 'center', 'p', 'dl'])
// A figure adds a level or two around its parts, and bodies may be 512 deep: no article nests like that.
const deepest = 400

/**
 * Makes every figure a `figure`, whatever its markup: its pictures and players, then one `figcaption` with caption and
 * credit. What stands outside of the figure's element moves in where it is its neighbour. A `figure` that has a
 * `figcaption` stays as it is, and so does what stands in a paragraph, which a figure would end.
 */
export function rewriteFigures(draft: Draft): void {
  if (draft.depth > deepest) return
  const mediaOutside = mediaByFigure(draft)
  for (const element of draft.elements) {
    const data = annotation(element)
    if (data?.type !== 'figure' || ownElements.has(data.kind) || draft.isWithin(element, 'p')) continue
    const outside = mediaOutside.get(data.ref)
    if (outside) joinMedia(element, outside, draft)
    if (boxes.has(element.tagName) && holdsMedia(element)) makeFigure(element)
    if (element.tagName === 'figure' && !drawn.has(data.kind) && !holdsCaption(element)) {
      appendCaption(element, data, draft)
    }
    if (element.tagName === 'figure') dropBreaks(element, draft)
  }
}

/** A caption stands on a line of its own: a line break before it would be an empty line. */
function dropBreaks(figure: Element, draft: Draft): void {
  const caption = figure.children.findIndex((child) => child.type === 'element' && child.tagName === 'figcaption')
  for (let place = caption - 1; place >= 0; place--) {
    const node = figure.children[place]!
    if (node.type === 'element' && node.tagName === 'br') draft.remove(node)
    else if (node.type !== 'text' || /\S/.test(node.value)) return
  }
}

/** The pictures and players that stand outside of the element of their figure, by the figure's `ref`. */
function mediaByFigure({ byRef }: Draft): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  for (const element of byRef.values()) {
    const data = annotation(element)
    if ((data?.type !== 'image' && data?.type !== 'embed') || data.by === undefined) continue
    const others = found.get(data.by)
    if (others) others.push(element)
    else found.set(data.by, [element])
  }
  return found
}

/**
 * Brings what stands before a caption into one figure with it, together with its wrapper. Where the caption's own element
 * is the Figure, a new element is made to hold both.
 */
function joinMedia(element: Element, media: readonly Element[], draft: Draft): void {
  const holder = draft.neighbour(element, 'before')
  if (!holder || !media.every((part) => part === holder || draft.isBelow(part, holder))) return
  if (element.tagName === 'figure') {
    draft.move(holder, element, 'first')
    return
  }
  const figure: Element = { type: 'element', tagName: 'figure', properties: {}, children: [] }
  draft.replace(element, figure)
  draft.move(holder, figure, 'last')
  draft.move(captionElement(element, draft), figure, 'last')
}

function makeFigure(element: Element): void {
  if (element.tagName === 'dl') {
    for (const child of element.children) if (child.type === 'element' && child.tagName === 'dt') child.tagName = 'div'
  }
  element.tagName = 'figure'
}
