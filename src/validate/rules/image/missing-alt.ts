import { defineRule } from '../../rule.js'
import { imagesOf } from '../shared/images-of.js'

/** `image/missing-alt`: docs/rules/image/missing-alt.md. */
export const imageMissingAlt = defineRule({
  code: 'image/missing-alt',
  needs: 'body',
  severity: 'info',
  message: 'The image has no alternative text.',
  help: 'Describe in `alt` what it shows, or write alt="" if it only decorates: readers who do not see it are left with its file name.',
  check(context) {
    for (const [element, { role, duplicateOf }] of imagesOf(context)) {
      if (element.properties.alt !== undefined) continue
      if (role === 'content' && duplicateOf === undefined) context.report({ element })
    }
  },
})
