import type { Element } from 'hast'
import { fewBelow } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { before } from '../surroundings.js'
import { visibleText } from '../visible-text.js'
import { describeWidget } from '../widgets.js'

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const time = '(?:[T ,-]*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?(?:[ap]m|Z|GMT|UTC|[+-]\\d{2}:?\\d{2}))?)?'
// 2020-10-11T07:41:52.911Z; 26/08/2020 - 04:50; Sat, 08 Aug 2020 04:09:27 GMT; Jan 18th 2021; 2020年8月7日.
const dates = [
  `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}${time}`,
  `\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}${time}`,
  `(?:[a-z]{3,9}, )?\\d{1,2}(?:st|nd|rd|th)? ${month},? \\d{4}${time}`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}${time}`,
  `\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日${time}`,
]
const dateline = new RegExp(`^(?:.{0,100} )?(?:${dates.join('|')})$`, 'i')
// What a line of author and date consists of.
const inline = new Set(['i', 'em', 'b', 'strong', 'span', 'time', 'br', 'a', 'meta', 'small', 'div'])

// How many siblings may come before it: a picture, its caption, an empty `div`, and white space between them.
const farthest = 8

/** The line of author and date that feeds put before the article: the first `div` or `aside` that says nothing else. */
export const datelineBox = defineRecognizer({
  name: 'dateline',
  match: ['div', 'aside'],
  annotate(element, context) {
    const { all, nodes } = context.contents
    if (all > 160 || nodes > 20 || element.children.length > 17 || !isAtStart(context)) return undefined
    if (all === 0 && !isEmptyLine(element, context)) return undefined
    const parts = fewBelow(element, 20)
    if (!parts?.every(({ tagName }) => inline.has(tagName))) return undefined
    const text = visibleText(element)
    if (text === '') return describeWidget(element, 'metadata', 'dateline', context)
    if (text.length > 160 || !((/\d/.test(text) && dateline.test(text)) || isTime(text, parts))) return undefined
    return describeWidget(element, 'metadata', 'dateline', context)
  },
})

/** Whether the text is the content of one `time` element, which may say '2 minutes ago'. */
function isTime(text: string, parts: readonly Element[]): boolean {
  return parts.some((part) => part.tagName === 'time' && visibleText(part) === text)
}

/** Whether no paragraph stands before the element among its siblings. */
function isAtStart({ parents, places }: RecognizerContext): boolean {
  const { children } = parents.at(-1)!
  for (let place = Math.min(places.at(-1)!, farthest) - 1; place >= 0; place--) {
    const node = children[place]!
    if (node.type === 'element' && node.tagName === 'p') return false
  }
  return places.at(-1)! < farthest
}

/** The first element with nothing but an empty `i`: where the feed knows neither author nor date. */
function isEmptyLine({ children }: Element, { parents, places }: RecognizerContext): boolean {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'element' || only.tagName !== 'i' || parents.length > 1) return false
  return before(parents[0]!, places[0]!) === 'start'
}
