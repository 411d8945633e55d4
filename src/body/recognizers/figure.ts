import type { Element } from 'hast'
import { describeFigure } from '../describe-figure.js'
import { readMediaBox } from '../media-box.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isBlank, precedingElement } from '../surroundings.js'

/**
 * Every `figure` element. One that holds only a caption (Aesop Story Engine's) is joined with the pictures of the box
 * before it.
 */
export const figure = defineRecognizer({
  name: 'figure',
  match: 'figure',
  annotate(element, context) {
    const images = picturesBefore(element, context)
    for (const image of images) image.by = context.ref('figure')
    return describeFigure(element, context, { outside: images.map(({ ref }) => ref) })
  },
})

function picturesBefore(element: Element, context: RecognizerContext) {
  if (context.holdsMedia() || isBlank(element)) return []
  const preceding = precedingElement(context)
  const box = preceding && readMediaBox(preceding.element, context)
  return box && box.captions.length === 0 && box.players.length === 0 ? box.images : []
}
