import { defineRule } from '../../rule.js'
import { characterReference } from '../shared/character-references.js'
import { writtenValue } from '../shared/front-matter-values.js'

/** `title/character-reference`: docs/rules/title/character-reference.md. */
export const titleCharacterReference = defineRule({
  code: 'title/character-reference',
  needs: 'post',
  message: 'The title holds {text}, which is HTML for another character.',
  help: 'Write the character itself: a title is text, and pages show the reference letter by letter.',
  check({ post, document, report }) {
    const match = characterReference.exec(post.frontMatter.title)
    const written = writtenValue(document, 'title')
    if (!match || !written) return
    const [text] = match
    const place = written.text.indexOf(text)
    const start = written.range.start + place
    // Where it is written with escapes, the whole title is meant.
    report({ range: place === -1 ? written.range : { start, end: start + text.length }, values: { text } })
  },
})
