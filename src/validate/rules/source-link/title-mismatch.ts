import { defineRule } from '../../rule.js'
import { asArchiverWrites } from '../shared/as-archiver-writes.js'

/** `source-link/title-mismatch`: docs/rules/source-link/title-mismatch.md. */
export const sourceLinkTitleMismatch = defineRule({
  code: 'source-link/title-mismatch',
  needs: 'post',
  message: 'The text of the source link is not the title.',
  help: 'Compare both with the source, which was perhaps renamed, and make them the same.',
  check({ post: { frontMatter, preamble }, report }) {
    if (!preamble) return
    const text = comparable(preamble.sourceLink.text)
    const title = comparable(frontMatter.title)
    // The three dots that the archiver loses are a matter of title/lost-ellipsis.
    if (text !== title && comparable(text.replace('...', '')) !== title) report({ field: 'preamble.sourceLink.text' })
  },
})

function comparable(text: string): string {
  return asArchiverWrites(text).replace(/\s+/g, ' ')
}
