import { defineRule } from '../../rule.js'

/** `timestamp/unknown`: docs/rules/timestamp/unknown.md. */
export const timestampUnknown = defineRule({
  code: 'timestamp/unknown',
  needs: 'post',
  severity: 'info',
  message: 'The timestamp comment says that the moment of publication is not known.',
  help: 'The feed gave no date, so the date of the front matter is probably when the post was archived; correct both if you know better.',
  check({ post, report }) {
    if (post.preamble?.timestamp === null) report({ field: 'preamble.timestamp' })
  },
})
