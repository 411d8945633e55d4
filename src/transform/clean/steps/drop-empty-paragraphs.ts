import { isBlank } from '../../../body/surroundings.js'
import { defineCleanStep } from '../clean-step.js'

/** Takes out paragraphs that hold nothing but white space and line breaks. */
export const dropEmptyParagraphs = defineCleanStep({
  name: 'drop-empty-paragraphs',
  clean({ elements, annotation, remove }) {
    for (const element of elements) {
      if (element.tagName === 'p' && !annotation(element) && isBlank(element)) remove(element, 'an empty paragraph')
    }
  },
})
