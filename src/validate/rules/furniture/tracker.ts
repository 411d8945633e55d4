import { defineRule } from '../../rule.js'

/** `furniture/tracker`: docs/rules/furniture/tracker.md. */
export const furnitureTracker = defineRule({
  code: 'furniture/tracker',
  needs: 'body',
  message: 'An invisible image of {host} counts who reads the post.',
  help: 'Take it out, by hand or with `postmatter clean --preset archive --write`: it shows nothing, and every reader of the archive would be reported to its host.',
  check({ elements, annotation, report }) {
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type !== 'image' || data.role !== 'tracking' || data.url === undefined) continue
      const host = URL.canParse(data.url) ? new URL(data.url).host : 'the site itself'
      report({ element, values: { host } })
    }
  },
})
