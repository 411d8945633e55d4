import { defineRule } from '../../rule.js'

/** `image/no-address`: docs/rules/image/no-address.md. */
export const imageNoAddress = defineRule({
  code: 'image/no-address',
  needs: 'body',
  message: 'The image has no address, so that nothing can be shown.',
  help: 'Write its address in `src`, if the page of the article still has the image; otherwise take the empty element out.',
  check({ elements, annotation, report }) {
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type !== 'image' || data.url !== undefined || data.placeholder !== undefined) continue
      if (data.role !== 'spacer' && data.duplicateOf === undefined) report({ element })
    }
  },
})
