import type { Element } from 'hast'
import type { Figure } from '../../schema/figure.js'
import { captionName, claim, isCaption } from '../captions.js'
import { textProperty } from '../elements.js'
import { playerKind } from '../figure-kind.js'
import { isBrief, isSmall, type MediaBox, readMediaBox } from '../media-box.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isBlank, precedingElement } from '../surroundings.js'
import { visibleText } from '../visible-text.js'

/**
 * Captions that stand after their picture or player, with no element around both: `img`, then `div > small`; a paragraph
 * that holds only an image, then one that is centred and italic; a `figcaption` after its `figure`. A figure before it
 * takes the caption, which carries a Claim; else the caption's element is the Figure, and what it shows names it (`by`).
 */
export const captionAfter = defineRecognizer({
  name: 'caption-after',
  match: ['div', 'p', 'figcaption', 'small', 'center', captionName],
  annotate(element, context) {
    if (!context.holdsMedia('before') || context.holdsMedia() || !isCaptionOnly(element) || context.isWithin('figure'))
      return undefined
    const parent = context.parents.at(-1)
    if (isSmall(element) && parent?.type === 'element' && isCaptionOnly(parent)) return undefined
    const preceding = precedingElement(context)
    if (!preceding || visibleText(element) === '') return undefined
    // Where a box holds both and nothing else, the box is the figure.
    if (preceding.parent.type === 'element' && readMediaBox(preceding.parent, context)) return undefined
    const figure = figureIn(preceding.element, context)
    if (figure) return joinCaption(element, figure, context)
    const box = readMediaBox(preceding.element, context)
    if (!box || box.captions.length > 0) return undefined
    return describeRun(element, box, context)
  },
})

function isCaptionOnly(element: Element): boolean {
  if (isCaption(element)) return true
  if (isSmall(element)) return isBrief(element)
  const { children } = element
  if (children.length > 10) return false
  let small = 0
  let italic = 0
  for (const child of children) {
    // Most paragraphs end here, at their first text or link.
    if (child.type === 'text' ? /\S/.test(child.value) : child.type === 'element' && !isCaptionPart(child)) return false
    if (child.type !== 'element' || isBlank(child)) continue
    if (isSmall(child) || child.tagName === 'figcaption') small++
    else italic++
  }
  if (small + italic === 0 || (italic > 0 && (small > 0 || !isCentered(element)))) return false
  return isBrief(element)
}

function isCaptionPart(element: Element): boolean {
  const { tagName } = element
  return isSmall(element) || tagName === 'figcaption' || tagName === 'em' || tagName === 'i' || isBlank(element)
}

function isCentered(element: Element): boolean {
  return (
    /text-align:\s*center/i.test(textProperty(element, 'style') ?? '') ||
    textProperty(element, 'align')?.toLowerCase() === 'center' ||
    element.tagName === 'center'
  )
}

/** The figure that the preceding element is, or is a wrapper of. */
function figureIn(element: Element, { annotation }: Pick<RecognizerContext, 'annotation'>): Figure | undefined {
  const data = annotation(element)
  if (data?.type === 'figure') return data
  const shown = element.children.filter((child) => !isBlank(child))
  const only = shown[0]
  return shown.length === 1 && only?.type === 'element' ? figureIn(only, { annotation }) : undefined
}

function joinCaption(element: Element, figure: Figure, context: RecognizerContext) {
  if (figure.caption && figure.caption.elements.length > 0) return undefined
  figure.caption = { text: visibleText(element), elements: [context.ref('claim')] }
  return { type: 'claim' as const, by: figure.ref }
}

function describeRun(element: Element, { images, players }: MediaBox, context: RecognizerContext): Omit<Figure, 'ref'> {
  const by = context.ref('figure')
  for (const part of [...images, ...players.map(({ data }) => data)]) part.by = by
  const holders = element.children.filter((child): child is Element => child.type === 'element' && !isBlank(child))
  const caption = claim(holders, by, context) ?? { text: visibleText(element), elements: [by] }
  const [player] = players
  const kind = player ? playerKind(player.data, player.tagName) : images.length > 1 ? 'gallery' : 'image'
  return { type: 'figure', kind, images: images.map(({ ref }) => ref), caption }
}
