import { defineRule } from '../../rule.js'

/** `furniture/attribution`: docs/rules/furniture/attribution.md. */
export const furnitureAttribution = defineRule({
  code: 'furniture/attribution',
  needs: 'body',
  severity: 'info',
  recommended: false,
  message: 'A sentence of the feed stands in the text: where the article appeared first{where}.',
  help: 'The source link says the same; `postmatter clean --write` takes such sentences out.',
  check({ elements, annotation, report }) {
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type === 'attribution') report({ element, values: { where: data.site ? ` (${data.site})` : '' } })
    }
  },
})
