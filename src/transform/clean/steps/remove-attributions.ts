import { defineCleanStep } from '../clean-step.js'

/** Takes out the footers of feeds: 'The post … first appeared on …'. */
export const removeAttributions = defineCleanStep({
  name: 'remove-attributions',
  clean({ elements, annotation, remove }) {
    for (const element of elements) {
      if (annotation(element)?.type === 'attribution') remove(element, 'where the post first appeared')
    }
  },
})
