import { defineRule } from '../../rule.js'
import { imagesOf } from '../shared/images-of.js'

/** `image/placeholder-only`: docs/rules/image/placeholder-only.md. */
export const imagePlaceholderOnly = defineRule({
  code: 'image/placeholder-only',
  needs: 'body',
  message: 'Of the image only the placeholder is left; its own address is nowhere in the post.',
  help: 'Look up the image on the page of the article and write its address in `src`; if it cannot be found, take the image out.',
  check(context) {
    for (const [element, { url, placeholder, role, duplicateOf }] of imagesOf(context)) {
      if (url !== undefined || placeholder === undefined) continue
      if (role === 'spacer' || duplicateOf !== undefined || isPicture(placeholder)) continue
      context.report({ element, attribute: 'src' })
    }
  },
})

// Blurred previews are data URLs, too, but shorter.
const aPicture = 4_000

/** Whether a data URL is the picture itself: a long one, or a drawing. */
function isPicture(address: string): boolean {
  if (!address.startsWith('data:')) return false
  const isDrawing = address.startsWith('data:image/svg') && /(?:<|%3C)(?:path|text|use|image)\b/i.test(address)
  return isDrawing || address.length > aPicture
}
