import { formatPost } from '../../../model/format-post.js'
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
  check({ source, document, report }) {
    const fix = editBetween(source, formatPost(document))
    const [edit] = fix
    if (edit) report({ range: { start: edit.start, end: Math.max(edit.end, edit.start) }, fix })
  },
})
