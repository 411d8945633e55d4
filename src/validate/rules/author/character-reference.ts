import { defineRule } from '../../rule.js'
import { characterReference, decodeReferences } from '../shared/character-references.js'

/** `author/character-reference`: docs/rules/author/character-reference.md. */
export const authorCharacterReference = defineRule({
  code: 'author/character-reference',
  needs: 'post',
  message: 'The author holds {text}, which is HTML for another character.',
  help: 'Write the character itself: a name is text, and lists of authors show the reference letter by letter.',
  check({ post, edits, report }) {
    const { author } = post.frontMatter
    const match = characterReference.exec(author)
    if (!match) return
    const decoded = decodeReferences(author)
    const fix = decoded === author ? undefined : edits({ frontMatter: { author: decoded } })
    report({ field: 'frontMatter.author', values: { text: match[0] }, fix })
  },
})
