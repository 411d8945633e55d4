import { defineCleanStep } from '../clean-step.js'

/** Takes out scripts, style sheets and what else only a browser reads. */
export const removeScripts = defineCleanStep({
  name: 'remove-scripts',
  clean({ elements, remove }) {
    for (const element of elements) {
      if (element.tagName === 'script') remove(element, 'a script')
    }
  },
})

const styles = new Set(['style', 'link', 'meta', 'base'])

/** Takes out style sheets, and other elements that belong in the head of a page. */
export const removeStyles = defineCleanStep({
  name: 'remove-styles',
  clean({ elements, remove }) {
    for (const element of elements) {
      if (styles.has(element.tagName)) remove(element, `a ${element.tagName} element`)
    }
  },
})
