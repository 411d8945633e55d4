import { defineCleanStep } from '../clean-step.js'

/** Takes out images that count readers and show nothing, and invisible spacers. */
export const removeTrackingPixels = defineCleanStep({
  name: 'remove-tracking-pixels',
  clean({ elements, annotation, remove }) {
    for (const element of elements) {
      const data = annotation(element)
      if (element.tagName !== 'img' || data?.type !== 'image') continue
      if (data.role === 'tracking') remove(element, 'a tracking pixel')
    }
  },
})
