import { defineRule } from '../../rule.js'
import { writtenValue } from '../shared/front-matter-values.js'

/** `date/other-form`: docs/rules/date/other-form.md. */
export const dateOtherForm = defineRule({
  code: 'date/other-form',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The date is written as {text}.',
  help: 'It is read as {date}. Where all dates are written like that, they can be compared and sorted as text.',
  check({ post, document, report }) {
    const written = writtenValue(document, 'date')
    const date = post.frontMatter.date.toISOString()
    if (written && written.text !== date) report({ field: 'frontMatter.date', values: { text: written.text, date } })
  },
})
