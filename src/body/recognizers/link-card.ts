import type { Element, Nodes } from 'hast'
import { namesOf } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { isHidden } from '../visible-text.js'
import { describeWidget, holdsArticle, isArticle } from '../widgets.js'

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
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const pageParts = new Set(['div', 'section', 'li', 'ul', 'aside'])

/**
 * Cards of other articles of the same site, whatever their names: parts of a page whose text is all links, with a heading
 * in one of them. And links of the same site that show nothing any more, since their picture came from a style sheet.
 */
export const linkCard = defineRecognizer({
  name: 'link-card',
  match: ['div', 'section', 'article', 'aside'],
  annotate(element, context) {
    const { all, inLinks, links, paragraphs } = context.contents
    if (links === 0 || paragraphs > 0 || all - inLinks > muchText || !beginsWithLink(element)) return undefined
    if (namesOf(element).some((name) => person.test(name)) || context.isWithin('figure')) return undefined
    const kind = cardKind(element, context)
    if (!kind || holdsArticle(context) || isWithinCard(context)) return undefined
    return describeWidget(element, kind, 'link-card', context)
  },
})

function cardKind(element: Element, context: RecognizerContext): 'related' | 'navigation' | undefined {
  const card = readCard(element, context)
  if (!card?.links.every((link) => isOfSameSite(link, context))) return undefined
  if (card.text === 0) return card.holdsOther || context.holdsMedia() ? undefined : 'navigation'
  // A card may say in a line what each of its links is.
  const share = card.titles > 1 ? 0.3 : 0.75
  return card.titles > 0 && card.linkText >= share * card.text ? 'related' : undefined
}

type Card = { links: Element[]; text: number; linkText: number; titles: number; holdsOther: boolean }

// What each element was read as: wrappers ask for what is in them, and what is in them for the wrapper.
function createCards(): Map<Element, Card | 'none' | 'too large'> {
  return new Map()
}

/** What a card would consist of; undefined for what has a paragraph, more nodes, or much more text than its links. */
function readCard(element: Element, { memory }: RecognizerContext): Card | undefined {
  const { children } = element
  if (children.length > most) return undefined
  const known = memory(createCards)
  let card = known.get(element)
  if (card === undefined) {
    // Around what is too large, all is.
    const isAround = children.some((child) => child.type === 'element' && known.get(child) === 'too large')
    card = isAround ? 'too large' : read(element)
    known.set(element, card)
  }
  return typeof card === 'string' ? undefined : card
}

const inLink = 1
const inHeading = 2

function read(element: Element): Card | 'none' | 'too large' {
  const card: Card = { links: [], text: 0, linkText: 0, titles: 0, holdsOther: false }
  const nodes: Nodes[] = [element]
  // Where each of the nodes stands: in a link, in a heading, in both.
  const places: number[] = [0]
  for (let seen = 0; nodes.length > 0; seen++) {
    const node = nodes.pop()!
    const place = places.pop()!
    if (seen > most) return 'too large'
    if (node.type === 'text') {
      const length = node.value.trim().length
      card.text += length
      if (place & inLink) card.linkText += length
      if (card.text - card.linkText > muchText) return 'none'
    }
    if (node.type !== 'element') continue
    const { tagName, children } = node
    if (tagName === 'p' || children.length > most) return 'none'
    if (others.has(tagName)) card.holdsOther = true
    if (isHidden(node)) continue
    const here = tagName === 'a' ? inLink : headings.has(tagName) ? inHeading : 0
    if (here === inLink) card.links.push(node)
    // A heading stands in a link, or a link in the heading.
    if (here !== 0 && place & (here === inLink ? inHeading : inLink)) card.titles++
    for (let index = children.length - 1; index >= 0; index--) {
      nodes.push(children[index]!)
      places.push(place | here)
    }
  }
  return card
}

/** Whether the part of the page around the present one is all links, too: then that is the card. */
function isWithinCard(context: RecognizerContext): boolean {
  const parent: Nodes | undefined = context.parents.at(-1)
  if (parent?.type !== 'element' || !pageParts.has(parent.tagName)) return false
  const card = readCard(parent, context)
  return card !== undefined && card.text > 0 && card.linkText >= 0.75 * card.text && !isArticle(card.text, context)
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
