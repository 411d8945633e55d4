import type { Element } from 'hast'
import { describeFigure } from '../describe-figure.js'
import { classNames } from '../elements.js'
import { readMediaBox } from '../media-box.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { wrappersAround } from '../surroundings.js'

// component-image, floatImg, fullPic, field-type-image, contentImage, progressiveMedia, media-element-container.
const imageName =
  /image|(?:^|[-_])figure|img|photo(?!-credit)|picture|(?:^|[-_]|full|float|head)pic(?:$|[-_A-Z])|progressivemedia|media-element/i

// How many boxes may stand around one another: rows and columns of a grid of pictures.
const farthest = 3
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
    // The caption stands in a box around this one, which is then the figure.
    if (isCaptionedAround(around.length, context)) return undefined
    const outermost = around.findLast(isNamedImage)
    if (!outermost) return describeFigure(element, context)
    context.annotateLater(outermost, () => describeFigure(outermost, context))
    return undefined
  },
})

function isNamedImage(element: Element): boolean {
  return classNames(element).some((name) => imageName.test(name))
}

/** Whether a box around the present element and its wrappers holds a caption, too. */
function isCaptionedAround(wrappers: number, context: RecognizerContext): boolean {
  for (let up = wrappers + 1; up <= wrappers + farthest; up++) {
    const parent = context.parents[context.parents.length - up]
    const box = parent?.type === 'element' ? readMediaBox(parent, context) : undefined
    if (!box) return false
    if (box.captions.length > 0) return true
  }
  return false
}
