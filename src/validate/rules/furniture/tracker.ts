import { defineRule } from '../../rule.js'
import { imagesOf } from '../shared/images-of.js'

/** `furniture/tracker`: docs/rules/furniture/tracker.md. */
export const furnitureTracker = defineRule({
  code: 'furniture/tracker',
  needs: 'body',
  message: 'An invisible image of {host} counts who reads the post.',
  help: 'Take it out, by hand or with `postmatter clean --preset archive --write`: it shows nothing, and every reader of the archive would be reported to its host.',
  check(context) {
    for (const [element, { url, role }] of imagesOf(context)) {
      // What is no address is loaded from nowhere.
      if (role !== 'tracking' || url === undefined || !URL.canParse(url)) continue
      context.report({ element, values: { host: new URL(url).host } })
    }
  },
})
