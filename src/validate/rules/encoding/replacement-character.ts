import { defineRule } from '../../rule.js'

/** `encoding/replacement-character`: docs/rules/encoding/replacement-character.md. */
export const encodingReplacementCharacter = defineRule({
  code: 'encoding/replacement-character',
  needs: 'post',
  message: 'The body holds the replacement character (U+FFFD) {count}: text was lost.',
  help: 'Fetch the text anew from its source if it still exists; it was once decoded as what it was not.',
  check({ post, document, report }) {
    const first = post.html.indexOf('\ufffd')
    if (first === -1) return
    const count = post.html.split('\ufffd').length - 1
    const start = document.layout.html.start + first
    report({ range: { start, end: start + 1 }, values: { count: count === 1 ? 'once' : `${count} times` } })
  },
})
