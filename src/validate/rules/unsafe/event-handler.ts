import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `unsafe/event-handler`: docs/rules/unsafe/event-handler.md. */
export const unsafeEventHandler = defineRule({
  code: 'unsafe/event-handler',
  needs: 'body',
  message: 'The attribute {name} runs a script.',
  help: 'A page that shows the body as it is runs it when something is clicked, loaded or fails to; `postmatter clean --preset safe` takes it out.',
  check({ elements, report }) {
    const index = indexElements(elements)
    for (const attribute of index.properties()) {
      if (!/^on[A-Z]/.test(attribute)) continue
      for (const element of index.having(attribute)) {
        report({ element, attribute, values: { name: attribute.toLowerCase() } })
      }
    }
  },
})
