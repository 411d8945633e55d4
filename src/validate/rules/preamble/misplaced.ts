import { defineRule } from '../../rule.js'

/** `preamble/misplaced`: docs/rules/preamble/misplaced.md. */
export const preambleMisplaced = defineRule({
  code: 'preamble/misplaced',
  needs: 'post',
  message: 'A timestamp comment and a source link stand in the body, where they mean nothing.',
  help: 'Move them to the line right behind the front matter, without a blank line before them.',
  check({ post, document, report }) {
    if (post.preamble) return
    const match = /<!--(?:\d{1,16}|NaN)-->[ \t]{0,100}\r?\n\[/.exec(post.html)
    if (!match) return
    const start = document.layout.html.start + match.index
    report({ range: { start, end: start + match[0].indexOf('>') + 1 } })
  },
})
