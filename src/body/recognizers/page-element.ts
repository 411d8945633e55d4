import type { Element } from 'hast'
import { fewBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { holdsStandfirst } from '../standfirst.js'
import { describeWidget, isShort } from '../widgets.js'

/** `nav` elements, and a `header` that holds a heading and neither a paragraph of an article nor a standfirst: the title once more. */
export const pageElement = defineRecognizer({
  name: 'page-element',
  match: ['nav', 'header'],
  annotate(element, context) {
    if (element.tagName === 'nav') return describeWidget(element, 'navigation', 'nav', context)
    const parts = fewBelow(element, 80)
    const hasHeading = parts?.some(({ tagName }) => /^h[12]$/.test(tagName))
    if (!parts || !hasHeading || !isShort(context, 300) || parts.some(isArticlePart)) return undefined
    if (holdsStandfirst(element, context)) return undefined
    return describeWidget(element, 'metadata', 'header', context)
  },
})

function isArticlePart({ tagName }: Element): boolean {
  return tagName === 'p' || tagName === 'figure' || tagName === 'blockquote'
}
