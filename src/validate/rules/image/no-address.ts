import { defineRule } from '../../rule.js'
import { imagesOf } from '../shared/images-of.js'

/** `image/no-address`: docs/rules/image/no-address.md. */
export const imageNoAddress = defineRule({
  code: 'image/no-address',
  needs: 'body',
  message: 'The image has no address, so that nothing can be shown.',
  help: 'Write its address in `src`, if the page of the article still has the image; otherwise take the empty element out.',
  check(context) {
    for (const [element, { url, placeholder, role, duplicateOf }] of imagesOf(context)) {
      if (url !== undefined || placeholder !== undefined) continue
      if (role !== 'spacer' && duplicateOf === undefined) context.report({ element })
    }
  },
})
