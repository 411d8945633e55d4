import type { Element, Nodes } from 'hast'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { isHidden } from '../visible-text.js'
import { describeWidget, holdsArticle, namesOf } from '../widgets.js'

// How far to look for the first link: a card begins with one.
const reach = 25
// What has more nodes is no card.
const most = 800
// Nor is what says as much beside its links, in UTF-16 units.
const muchText = 400
// What a link without text may show, or be a control for.
const others = new Set(['img', 'iframe', 'video', 'audio', 'svg', 'button'])
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
  const card = readCard(element)
  if (!card?.links.every((link) => isOfSameSite(link, context))) return undefined
  if (card.text === 0) return card.holdsOther || context.holdsMedia() ? undefined : 'navigation'
  // A card may say in a line what each of its links is.
  const share = card.titles > 1 ? 0.3 : 0.75
  return card.titles > 0 && card.linkText >= share * card.text ? 'related' : undefined
}

type Card = { links: Element[]; text: number; linkText: number; titles: number; holdsOther: boolean }

// Wrappers around what is too large are so, too.
const tooLarge = new WeakSet<Nodes>()

/** What a card would consist of; undefined for what has a paragraph, more nodes, or much more text than its links. */
function readCard(element: Element): Card | undefined {
  if (element.children.length > most) return undefined
  const card: Card = { links: [], text: 0, linkText: 0, titles: 0, holdsOther: false }
  const stack: { node: Nodes; link: boolean; heading: boolean }[] = [{ node: element, link: false, heading: false }]
  if (element.children.some((child) => tooLarge.has(child))) tooLarge.add(element)
  if (tooLarge.has(element)) return undefined
  for (let seen = 0; stack.length > 0; seen++) {
    const { node, ...inside } = stack.pop()!
    if (seen > most) {
      tooLarge.add(element)
      return undefined
    }
    if (node.type === 'text') {
      const length = node.value.trim().length
      card.text += length
      if (inside.link) card.linkText += length
      if (card.text - card.linkText > muchText) return undefined
    }
    if (node.type !== 'element') continue
    if (node.tagName === 'p' || node.children.length > most) return undefined
    if (others.has(node.tagName)) card.holdsOther = true
    if (isHidden(node)) continue
    const link = node.tagName === 'a'
    const heading = /^h[1-6]$/.test(node.tagName)
    if (link) card.links.push(node)
    // A heading stands in a link, or a link in the heading.
    if ((heading && inside.link) || (link && inside.heading)) card.titles++
    const below = { link: inside.link || link, heading: inside.heading || heading }
    for (let place = node.children.length - 1; place >= 0; place--)
      stack.push({ node: node.children[place]!, ...below })
  }
  return card
}

/** Whether the part of the page around the present one is all links, too: then that is the card. */
function isWithinCard(context: RecognizerContext): boolean {
  const parent: Nodes | undefined = context.parents.at(-1)
  if (parent?.type !== 'element' || !pageParts.has(parent.tagName)) return false
  const card = readCard(parent)
  return card !== undefined && card.text > 0 && card.linkText >= 0.75 * card.text && !holdsArticle(parent, context)
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
