import * as z from 'zod'
import { defineRule } from '../../rule.js'

/** `date/future`: docs/rules/date/future.md. */
export const dateFuture = defineRule({
  code: 'date/future',
  needs: 'post',
  options: z.strictObject({ toleranceHours: z.number().min(0).default(24) }),
  message: 'The date {date} lies in the future.',
  help: 'Look at the source: an archived post was published before it was archived. A clock, a time zone or a planned date is wrong.',
  check({ post, isFuture, options, report }) {
    const { date } = post.frontMatter
    if (!isFuture(date, options.toleranceHours * 3_600_000)) return
    report({ field: 'frontMatter.date', values: { date: date.toISOString() } })
  },
})
