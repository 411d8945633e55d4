import { defineRecognizer } from '../recognizer.js'
import { describeWidget, isShort } from '../widgets.js'

/** Buttons (CNA's are `div`s) and forms: nothing to read, and without their page nothing to use. */
export const control = defineRecognizer({
  name: 'control',
  match: ['button', 'form', '.news-dic-all'],
  annotate(element, context) {
    // An old page may stand in a form as a whole.
    if (context.isWithin('figure', 'form') || !isShort(context, 300)) return undefined
    return describeWidget(element, 'other', element.tagName === 'div' ? 'news-dic-all' : element.tagName, context)
  },
})
