import { defineRule } from '../../rule.js'
import { outermostWidgets } from '../shared/outermost-widgets.js'

/** `furniture/advertisement`: docs/rules/furniture/advertisement.md. */
export const furnitureAdvertisement = defineRule({
  code: 'furniture/advertisement',
  needs: 'body',
  severity: 'info',
  recommended: false,
  message: 'A place for advertisements came along with the article ({name}).',
  help: 'Take it out, by hand or with `postmatter clean --write`: it is no part of the article, and what it showed is gone.',
  check(context) {
    for (const { element, data } of outermostWidgets(context, new Set(['advertisement']))) {
      context.report({ element, values: { name: data.name } })
    }
  },
})
