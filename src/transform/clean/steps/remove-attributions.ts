import { defineCleanStep } from '../clean-step.js'
import { removeFurniture } from '../remove-furniture.js'

/** Takes out the footers of feeds: 'The post … first appeared on …'. */
export const removeAttributions = defineCleanStep({
  name: 'remove-attributions',
  clean(context) {
    for (const element of context.elements) {
      if (context.annotation(element)?.type !== 'attribution') continue
      removeFurniture(element, 'where the post first appeared', context)
    }
  },
})
