import * as z from 'zod'
import { defineRule } from '../../rule.js'
import { writtenValue } from '../shared/front-matter-values.js'

/** `title/white-space`: docs/rules/title/white-space.md. */
export const titleWhiteSpace = defineRule({
  code: 'title/white-space',
  needs: 'post',
  options: z.strictObject({ runs: z.boolean().default(false) }),
  message: 'The title {what}.',
  help: 'Take the white space out: titles are compared, sorted and made into file names, and there it counts.',
  check({ post, document, options, edits, report }) {
    const { title } = post.frontMatter
    // A title over several lines is a matter of title/line-break, one of nothing but white space of title/empty.
    const written = writtenValue(document, 'title')
    if (!written || title.trim() === '' || /[\r\n]/.test(written.text)) return
    const trimmed = title.trim()
    const tidy = options.runs ? trimmed.replace(/\s{2,}/g, ' ') : trimmed
    if (tidy === title) return
    const what = trimmed === title ? 'holds several spaces in a row' : 'begins or ends with white space'
    report({ field: 'frontMatter.title', values: { what }, fix: edits({ frontMatter: { title: tidy } }) })
  },
})
