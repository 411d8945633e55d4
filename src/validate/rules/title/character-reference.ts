import { fieldRange } from '../../field-range.js'
import { defineRule } from '../../rule.js'

/** `title/character-reference`: docs/rules/title/character-reference.md. */
export const titleCharacterReference = defineRule({
  code: 'title/character-reference',
  needs: 'post',
  message: 'The title holds {text}, which is HTML for another character.',
  help: 'Write the character itself: a title is text, and pages show the reference letter by letter.',
  check({ post, document, report }) {
    const match = /&(?:amp;)?(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|hellip|[lr][sd]quo|[nm]dash);/i.exec(
      post.frontMatter.title,
    )
    const range = match && fieldRange(document, ['frontMatter', 'title'])
    if (!range) return
    const [text] = match
    const place = document.slice(range).indexOf(text)
    const start = range.start + Math.max(place, 0)
    report({ range: place === -1 ? range : { start, end: start + text.length }, values: { text } })
  },
})
