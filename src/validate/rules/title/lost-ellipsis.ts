import { defineRule } from '../../rule.js'
import { asArchiverWrites } from '../shared/as-archiver-writes.js'

/** `title/lost-ellipsis`: docs/rules/title/lost-ellipsis.md. */
export const titleLostEllipsis = defineRule({
  code: 'title/lost-ellipsis',
  needs: 'post',
  message: 'The title has lost its first "...", which the source link still has.',
  help: 'Take the text of the source link: an old archiver replaced the first three dots of every title by nothing.',
  check({ post: { frontMatter, preamble }, edits, report }) {
    const text = asArchiverWrites(preamble?.sourceLink.text ?? '')
    if (!text.includes('...') || asArchiverWrites(frontMatter.title) !== asArchiverWrites(text.replace('...', '')))
      return
    report({ field: 'frontMatter.title', fix: edits({ frontMatter: { title: text } }) })
  },
})
