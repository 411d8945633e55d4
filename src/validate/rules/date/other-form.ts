import { fieldRange } from '../../field-range.js'
import { defineRule } from '../../rule.js'

/** `date/other-form`: docs/rules/date/other-form.md. */
export const dateOtherForm = defineRule({
  code: 'date/other-form',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The date is written as {text}.',
  help: 'It is read as {date}. Where all dates are written like that, they can be compared and sorted as text.',
  check({ post, document, report }) {
    const range = fieldRange(document, ['frontMatter', 'date'])
    const text = range ? document.slice(range) : ''
    const date = post.frontMatter.date.toISOString()
    if (text !== date) report({ field: 'frontMatter.date', values: { text, date } })
  },
})
