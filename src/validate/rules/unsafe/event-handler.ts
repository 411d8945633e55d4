import { defineRule } from '../../rule.js'

/** `unsafe/event-handler`: docs/rules/unsafe/event-handler.md. */
export const unsafeEventHandler = defineRule({
  code: 'unsafe/event-handler',
  needs: 'body',
  message: 'The attribute {name} runs a script.',
  help: 'A page that shows the body as it is runs it when something is clicked, loaded or fails to; `postmatter clean --preset safe` takes it out.',
  check({ elements, report }) {
    for (const element of elements) {
      for (const attribute in element.properties) {
        if (/^on[A-Z]/.test(attribute)) report({ element, attribute, values: { name: attribute.toLowerCase() } })
      }
    }
  },
})
