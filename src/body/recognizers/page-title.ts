import type { Nodes } from 'hast'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isBlank } from '../surroundings.js'
import { visibleText } from '../visible-text.js'
import { describeWidget, isShort } from '../widgets.js'

// A scraped page nests its title some ten deep.
const deepest = 60

/**
 * The title once more, as scraped pages have it: a heading of the first rank that says the same, or nearly the same before
 * anything else is said. Where no title is known, the first such heading before anything else.
 */
export const pageTitle = defineRecognizer({
  name: 'page-title',
  match: 'h1',
  annotate(element, context) {
    const heading = isShort(context, 120) ? visibleText(element) : ''
    if (heading === '') return undefined
    const likeness = context.title === undefined ? alike : likenessOf(heading, context.title)
    if (likeness < 1 && !(likeness >= alike && isFirst(context))) return undefined
    return describeWidget(element, 'metadata', 'page-title', context)
  },
})

// BBC's headlines change after the feed has sent them; two different ones share less than this part of their bigrams.
const alike = 0.4

/** 1 for the same letters and digits, 0.9 where one holds the other, else the part of their bigrams that they share (Dice). */
function likenessOf(heading: string, title: string): number {
  const [a, b] = [heading, title].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')) as [string, string]
  if (a === b) return 1
  if (a.includes(b) || b.includes(a)) return 0.9
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, place) => text.slice(place, place + 2))
  const left = pairs(b)
  const shared = pairs(a).filter((pair) => {
    const place = left.indexOf(pair)
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  })
  return (2 * shared.length) / Math.max(1, a.length + b.length - 2)
}

function isFirst({ parents, places, annotation }: RecognizerContext): boolean {
  const isFurniture = (node: Nodes) => node.type === 'element' && annotation(node)?.type === 'widget'
  if (parents.length > deepest) return false
  return parents.every((parent, level) => {
    const place = places[level]!
    return (
      place < 8 &&
      parent.children.slice(0, place).every((node) => isBlank(node) || isFurniture(node) || isPicture(node))
    )
  })
}

function isPicture(node: Nodes): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.tagName === 'svg')
}
