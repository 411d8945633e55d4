import { defineRule } from '../../rule.js'

/** `image/missing-alt`: docs/rules/image/missing-alt.md. */
export const imageMissingAlt = defineRule({
  code: 'image/missing-alt',
  needs: 'body',
  severity: 'info',
  message: 'The image has no alternative text.',
  help: 'Describe in `alt` what it shows, or write alt="" if it only decorates: readers who do not see it are left with its file name.',
  check({ elements, annotation, report }) {
    for (const element of elements) {
      if (element.tagName !== 'img' || element.properties.alt !== undefined) continue
      const data = annotation(element)
      if (data?.type === 'image' && data.role === 'content' && data.duplicateOf === undefined) report({ element })
    }
  },
})
