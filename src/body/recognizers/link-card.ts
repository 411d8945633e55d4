import type { Element, Nodes } from 'hast'
import { elementsBelow, fewBelow, textProperty } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { type TextLength, textOfFew } from '../text-lengths.js'
import { describeWidget, holdsArticle, namesOf } from '../widgets.js'

// How far to look for the first link: a card begins with one.
const reach = 25
// What has more nodes is no card.
const most = 800
// The card of a speaker in a conversation names who says the next words.
const person = /author|byline|contributor|profile|speaker/i
const pageParts = new Set(['div', 'section', 'li', 'ul', 'aside'])

/**
 * Cards of other articles of the same site, whatever their names: parts of a page whose text is all links, with a heading
 * in one of them. And links of the same site that show nothing any more, since their picture came from a style sheet.
 */
export const linkCard = defineRecognizer({
  name: 'link-card',
  match: ['div', 'section', 'article', 'aside'],
  annotate(element, context) {
    if (!beginsWithLink(element)) return undefined
    if (namesOf(element).some((name) => person.test(name)) || context.isWithin('figure')) return undefined
    const kind = cardKind(element, context)
    if (!kind || holdsArticle(element, context) || isWithinCard(context)) return undefined
    return describeWidget(element, kind, 'link-card', context)
  },
})

function cardKind(element: Element, context: RecognizerContext): 'related' | 'navigation' | undefined {
  const length = textOfFew(element, most)
  // A card may say in a line what each link is.
  if (!length || length.inLinks < 0.3 * length.all) return undefined
  const parts = fewBelow(element, most) ?? []
  const links = parts.filter(({ tagName }) => tagName === 'a')
  if (length.all === 0) {
    return parts.some(isMedia) || !links.every((link) => isOfSameSite(link, context)) ? undefined : 'navigation'
  }
  const titles = parts.filter((part) => isHeading(part) && isLinked(part, links)).length
  if (titles === 0 || (titles === 1 && !isLinks(length)) || parts.some(({ tagName }) => tagName === 'p'))
    return undefined
  return links.every((link) => isOfSameSite(link, context)) ? 'related' : undefined
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName)
}

/** Whether a heading stands in a link, or a link in the heading. */
function isLinked(heading: Element, links: readonly Element[]): boolean {
  const inside = [...elementsBelow(heading)]
  return links.some((link) => inside.includes(link) || [...elementsBelow(link)].includes(heading))
}

/** Whether links are all that is shown, or nearly so. */
function isLinks({ all, inLinks }: TextLength): boolean {
  return inLinks >= 0.75 * all
}

/** Whether the part of the page around the present one is all links, too: then that is the card. */
function isWithinCard(context: RecognizerContext): boolean {
  const parent: Nodes | undefined = context.parents.at(-1)
  if (parent?.type !== 'element' || !pageParts.has(parent.tagName)) return false
  const length = textOfFew(parent, most)
  return length !== undefined && length.all > 0 && isLinks(length) && !holdsArticle(parent, context)
}

function beginsWithLink(element: Element): boolean {
  const stack: Nodes[] = [element]
  for (let seen = 0; stack.length > 0 && seen < reach; seen++) {
    const node = stack.pop()!
    if (node.type !== 'element') continue
    if (node.tagName === 'a') return true
    if (node.tagName === 'p' || node.children.length > 2 * reach) return false
    for (let place = node.children.length - 1; place >= 0; place--) stack.push(node.children[place]!)
  }
  return false
}

function isMedia(element: Element): boolean {
  const { tagName } = element
  return ['img', 'iframe', 'video', 'audio', 'svg'].includes(tagName) || textProperty(element, 'name') !== undefined
}
