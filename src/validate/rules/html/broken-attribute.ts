import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `html/broken-attribute`: docs/rules/html/broken-attribute.md. */
export const htmlBrokenAttribute = defineRule({
  code: 'html/broken-attribute',
  needs: 'body',
  severity: 'info',
  message: 'The quotes of this tag are broken: it has an attribute named `{name}`.',
  help: 'Look at the quotes before it; what was meant as a value is read as names, and the value is lost.',
  check({ elements, report }) {
    const isBroken = (attribute: string) => /["'<=]/.test(attribute)
    if (![...indexElements(elements).properties()].some(isBroken)) return
    for (const element of elements) {
      for (const attribute in element.properties) {
        if (!isBroken(attribute)) continue
        report({ element, attribute, values: { name: attribute.slice(0, 40) } })
        break
      }
    }
  },
})
