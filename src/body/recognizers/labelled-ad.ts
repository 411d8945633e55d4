import { textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { describeWidget, holdsArticle } from '../widgets.js'

// The BBC's sections: data-e2e, aria-label; The Economist's slots: data-test-id.
const labels = ['dataE2e', 'dataTestId', 'dataTestid', 'ariaLabel', 'dataComponent']

/** Ad slots that say what they are in an attribute for tests or for screen readers. */
export const labelledAd = defineRecognizer({
  name: 'labelled-ad',
  match: ['div', 'section', 'aside'],
  annotate(element, context) {
    const known = labels
      .map((name) => textProperty(element, name))
      .find((value) => value && /^(?:inline )?ad(?:vertisement|vert)?\b|^(?:广告|廣告)/i.test(value))
    if (!known || holdsArticle(element, context)) return undefined
    return describeWidget(element, 'advertisement', known, context)
  },
})
