import type { Element } from 'hast'
import { defineRecognizer } from '../recognizer.js'
import { describeWidget, holdsArticle } from '../widgets.js'

// The BBC's sections: data-e2e, aria-label; The Economist's slots: data-test-id.
const labels = ['dataE2e', 'dataTestId', 'dataTestid', 'ariaLabel', 'dataComponent']

const advertisement = /^\s*(?:(?:inline )?ad(?:vertisement|vert)?\b|广告|廣告)/i

/** Ad slots that say what they are in an attribute for tests or for screen readers. */
export const labelledAd = defineRecognizer({
  name: 'labelled-ad',
  match: ['div', 'section', 'aside'],
  annotate(element, context) {
    const known = labelOf(element)
    if (!known || holdsArticle(context)) return undefined
    return describeWidget(element, 'advertisement', known, context)
  },
})

function labelOf(element: Element): string | undefined {
  for (const name of labels) {
    const value = element.properties[name]
    if (typeof value === 'string' && advertisement.test(value)) return value
  }
  return undefined
}
