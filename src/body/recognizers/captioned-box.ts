import type { Element } from 'hast'
import { describeFigure } from '../describe-figure.js'
import { textProperty } from '../elements.js'
import { readMediaBox } from '../media-box.js'
import { defineRecognizer } from '../recognizer.js'

/**
 * Boxes that hold pictures or a player with their caption and nothing else, whatever their names: WordPress'
 * `div.wp-caption`, RFA's `div.captioned`, CNA's `div.floatImg`, Blogger's `table.tr-caption-container`, a paragraph with a
 * picture and italics below it.
 */
export const captionedBox = defineRecognizer({
  name: 'captioned-box',
  match: ['div', 'p', 'section', 'center', 'table', 'dl'],
  annotate(element, context) {
    if (!context.holdsMedia()) return undefined
    const box = readMediaBox(element, context, isItalic)
    if (!box || box.captions.length + box.credits.length === 0 || context.isWithin('figure')) return undefined
    return describeFigure(element, context, { captions: box.captions })
  },
})

/** Italics that stand below a picture, not within a text. */
function isItalic(element: Element): boolean {
  return (
    element.tagName === 'em' ||
    element.tagName === 'i' ||
    /font-style:\s*italic/.test(textProperty(element, 'style') ?? '')
  )
}
