import { defineRule } from '../../rule.js'

/** `timestamp/mismatch`: docs/rules/timestamp/mismatch.md. */
export const timestampMismatch = defineRule({
  code: 'timestamp/mismatch',
  needs: 'post',
  message: 'The timestamp comment says {timestamp}, but the date of the front matter is {date}.',
  help: 'Look at the source to see which is right, and change the other; a feed with a date in the future is often recorded as the moment when it was read.',
  check({ post: { frontMatter, preamble }, report }) {
    const timestamp = preamble?.timestamp
    if (!timestamp || timestamp.getTime() === frontMatter.date.getTime()) return
    const values = { timestamp: timestamp.toISOString(), date: frontMatter.date.toISOString() }
    report({ field: 'preamble.timestamp', values })
  },
})
