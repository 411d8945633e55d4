import { defineRule } from '../../rule.js'
import { fileName } from '../shared/file-name.js'

/** `file-name/other-form`: docs/rules/file-name/other-form.md. */
export const fileNameOtherForm = defineRule({
  code: 'file-name/other-form',
  needs: 'source',
  severity: 'info',
  recommended: false,
  message: 'The file is not named by date and title (YYYY-MM-DD-title.md).',
  help: 'Rename it if the archive is to have one scheme: sites read the date out of the name.',
  check({ path, report }) {
    const file = fileName(path)
    if (file && file.day === undefined) report({})
  },
})
