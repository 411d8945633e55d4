import type { Element } from 'hast'
import { fewBelow } from '../elements.js'
import type { RecognizerContext } from '../recognizer.js'
import { defineNamedWidget, holdsArticle, holdsParagraph, isShort } from '../widgets.js'

/** Boxes that say that only subscribers may read on. What they hide has the same names on many pages: that is left alone. */
export const paywall = defineNamedWidget({
  name: 'paywall',
  kind: 'other',
  names:
    /[Pp]ay-?[Ww]all|[Rr]eg-?[Ww]all|^(?:[a-z]+[-_])?[Bb]arrier(?:$|[-_A-Z])|^[Mm]eter(?:ed)?[-_](?:wall|box|message|banner|modal|prompt)/,
  tagNames: new Set(['div', 'section', 'aside', 'form']),
  accepts: (element, context) => isShort(context, 200) && !holdsArticle(context) && isBox(element, context),
})

const signs = /^(?:h[1-6]|button|form)$/

/** Whether the element is a box of few words with a heading or something to press, or holds nothing, and no part of an article. */
function isBox(element: Element, context: RecognizerContext): boolean {
  const { all, links, paragraphs } = context.contents
  if (all === 0) return !context.holdsMedia()
  if (holdsParagraph(context)) return false
  const parts = [element, ...(fewBelow(element, 100) ?? [])]
  if (parts.some(({ tagName }) => tagName === 'figure')) return false
  return parts.some(({ tagName }) => signs.test(tagName)) || (links > 0 && paragraphs === 0)
}
