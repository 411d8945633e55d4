import { defineRule } from '../../rule.js'
import { fileName } from '../shared/file-name.js'

/** `file-name/date-mismatch`: docs/rules/file-name/date-mismatch.md. */
export const fileNameDateMismatch = defineRule({
  code: 'file-name/date-mismatch',
  needs: 'post',
  message: 'The file name says {day}, but the date is of {date} (UTC).',
  help: 'Rename the file, or correct the date: sites make addresses and folders of the name.',
  check({ post, path, report }) {
    const { day } = fileName(path) ?? {}
    const date = post.frontMatter.date.toISOString().slice(0, 10)
    if (day !== undefined && day !== date) report({ field: 'frontMatter.date', values: { day, date } })
  },
})
