import type { Element } from 'hast'
import { describeFigure } from '../describe-figure.js'
import { classNames } from '../elements.js'
import { readMediaBox } from '../media-box.js'
import { defineRecognizer } from '../recognizer.js'
import { wrappersAround } from '../surroundings.js'

// component-image, floatImg, fullPic, field-type-image, contentImage, progressiveMedia, media-element-container.
const imageName =
  /image|img|photo(?!-credit)|picture|(?:^|[-_]|full|float|head)pic(?:$|[-_A-Z])|progressivemedia|media-element/i

const boxes = new Set(['div', 'section', 'p'])

/** Boxes without a caption whose class says that they hold an image, and that hold nothing else: the outermost such box. */
export const imageBox = defineRecognizer({
  name: 'image-box',
  match: imageName,
  annotate(element, context) {
    if (!context.holdsMedia() || !boxes.has(element.tagName)) return undefined
    const box = readMediaBox(element, context)
    if (!box || box.images.length === 0 || box.players.length > 0 || context.isWithin('figure')) return undefined
    const around = wrappersAround(element, context)
    const next = context.parents[context.parents.length - around.length - 1]
    // The caption stands in a box around this one, which is then the figure.
    if (next?.type === 'element' && (readMediaBox(next, context)?.captions.length ?? 0) > 0) return undefined
    const outermost = around.findLast(isNamedImage)
    if (!outermost) return describeFigure(element, context)
    context.annotate(outermost, describeFigure(outermost, context))
    return undefined
  },
})

function isNamedImage(element: Element): boolean {
  return classNames(element).some((name) => imageName.test(name))
}
