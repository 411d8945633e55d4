import { formatParsed } from '../../../model/format-post.js'
import { editBetween } from '../../../source/edit-between.js'
import { defineRule } from '../../rule.js'

/** `file/not-canonical`: docs/rules/file/not-canonical.md. */
export const fileNotCanonical = defineRule({
  code: 'file/not-canonical',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The post is not in canonical form; it differs from here on.',
  help: 'Run `postmatter format --write`, which changes the writing and not the values.',
  check({ source, document, post, report }) {
    const fix = editBetween(source, formatParsed(document, post))
    const [edit] = fix
    if (edit) report({ range: { start: edit.start, end: edit.end }, fix })
  },
})
