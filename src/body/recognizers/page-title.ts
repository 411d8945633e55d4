import type { Nodes } from 'hast'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isBlank } from '../surroundings.js'
import { describeWidget, isShort } from '../widgets.js'

// A scraped page nests its title some ten deep.
const deepest = 60

/** The title once more, as a scraped page begins: the first heading of the first rank, before which nothing is said. */
export const pageTitle = defineRecognizer({
  name: 'page-title',
  match: 'h1',
  annotate(element, context) {
    if (!isShort(element, 120) || !isFirst(context)) return undefined
    return describeWidget(element, 'metadata', 'page-title', context)
  },
})

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
