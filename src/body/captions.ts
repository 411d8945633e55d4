import type { Element } from 'hast'
import { classNames, fewBelow } from './elements.js'
import type { RecognizerContext } from './recognizer.js'
import { isHidden, visibleText } from './visible-text.js'

/** Text, and the `ref`s of the elements that hold it. */
export type CaptionData = { text: string; elements: string[] }

// wp-caption-text, image-caption, photo-caption, m-figure__caption, tr-caption; CNA's picinfo, allnow's dls-image-capture; the titles and notes of charts.
export const captionName =
  /(?:caption(?:[-_]?text)?|image-capture|picinfo|cutline)$|^(?:chart__|djai2html-)(?!source)\w+$/i
const creditName = /credit|copyright|photographer|image-source|cap-cred(?:$|-)|^(?:chart__|djai2html-)source$/i

const media = new Set(['img', 'iframe', 'video', 'audio'])
/** No caption has more nodes. */
const largest = 200

/** Whether an element is a picture's caption by its name: it says so, and holds no picture itself. */
export function isCaption(element: Element): boolean {
  if (element.tagName === 'figcaption') return true
  return classNames(element).some((name) => captionName.test(name)) && !holdsMedia(element)
}

/** Whether an element names who made a picture, by its own name. */
export function isCredit(element: Element): boolean {
  return !isHidden(element) && classNames(element).some((name) => creditName.test(name)) && !holdsMedia(element)
}

/** Whether a picture or player stands in the element; what is too large to be a caption is taken to hold one. */
export function holdsMedia(element: Element): boolean {
  return fewBelow(element, largest)?.some(({ tagName }) => media.has(tagName)) ?? true
}

/** Marks the parts that hold text as a figure's, and gives their text; undefined where none does. */
export function claim(
  parts: readonly Element[],
  by: string,
  { annotate, annotation }: Pick<RecognizerContext, 'annotate' | 'annotation'>,
  skip?: (element: Element) => boolean,
): CaptionData | undefined {
  const texts = parts.map((part) => ({ part, text: visibleText(part, skip) })).filter(({ text }) => text !== '')
  if (texts.length === 0) return undefined
  // What is something else already, such as a footnote, keeps that.
  const elements = texts.flatMap(({ part }) => {
    const known = annotation(part)
    return !known || known.type === 'claim' ? [annotate(part, { type: 'claim', by })] : []
  })
  return { text: texts.map(({ text }) => text).join(' '), elements }
}
