import { elementsBelow } from '../../../body/elements.js'
import { defineCleanStep } from '../clean-step.js'

/** Takes the links out of words that the site linked to its own glossary, and leaves the words. */
export const unwrapKeywords = defineCleanStep({
  name: 'unwrap-keywords',
  clean({ elements, annotation, unwrap }) {
    for (const element of elements) {
      if (annotation(element)?.type !== 'keyword') continue
      for (const part of [element, ...elementsBelow(element)]) {
        if (part.tagName === 'a' || part === element) unwrap(part, 'a link to a glossary')
      }
    }
  },
})
