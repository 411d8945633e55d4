import type { Element, Nodes } from 'hast'
import { elementsBelow, fewBelow, textProperty } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { describeWidget, holdsArticle } from '../widgets.js'

// How far to look for the first link: a card begins with one.
const reach = 25

/**
 * Cards of other articles of the same site, whatever their names: parts of a page whose text is all links, with a heading
 * in one of them. And links of the same site that show nothing any more, since their picture came from a style sheet.
 */
export const linkCard = defineRecognizer({
  name: 'link-card',
  match: ['div', 'section', 'article', 'aside'],
  annotate(element, context) {
    if (!beginsWithLink(element) || context.isWithin('figure') || isWithinCard(context)) return undefined
    const kind = cardKind(element, context)
    return kind && describeWidget(element, kind, 'link-card', context)
  },
})

function cardKind(element: Element, context: RecognizerContext): 'related' | 'navigation' | undefined {
  const { all } = context.textLength(element)
  if (!isLinks(element, context) || holdsArticle(element, context)) return undefined
  const parts = fewBelow(element, 800)
  if (!parts) return undefined
  const links = parts.filter(({ tagName }) => tagName === 'a')
  if (!links.every((link) => isOfSameSite(link, context))) return undefined
  if (all === 0) return parts.some(isMedia) ? undefined : 'navigation'
  const hasTitle = links.some((link) => [...elementsBelow(link)].some(({ tagName }) => /^h[1-6]$/.test(tagName)))
  return hasTitle && !parts.some(({ tagName }) => tagName === 'p') ? 'related' : undefined
}

/** Whether links are all that the element shows, or nearly so. */
function isLinks(element: Element, { textLength }: RecognizerContext): boolean {
  const { all, inLinks } = textLength(element)
  return inLinks >= 0.75 * all
}

/** Whether the part of the page around the present one is all links, too: then that is the card. */
function isWithinCard(context: RecognizerContext): boolean {
  const parent: Nodes | undefined = context.parents.at(-1)
  if (parent?.type !== 'element' || !['div', 'section', 'li', 'ul', 'aside'].includes(parent.tagName)) return false
  return isLinks(parent, context) && context.textLength(parent).all > 0 && !holdsArticle(parent, context)
}

function beginsWithLink(element: Element): boolean {
  let seen = 0
  for (const { tagName } of elementsBelow(element)) {
    if (tagName === 'a') return true
    if (tagName === 'p' || ++seen > reach) return false
  }
  return false
}

function isMedia(element: Element): boolean {
  const { tagName } = element
  return ['img', 'iframe', 'video', 'audio', 'svg'].includes(tagName) || textProperty(element, 'name') !== undefined
}
