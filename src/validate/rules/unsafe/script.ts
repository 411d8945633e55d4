import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `unsafe/script`: docs/rules/unsafe/script.md. */
export const unsafeScript = defineRule({
  code: 'unsafe/script',
  needs: 'body',
  message: 'The body holds a script{what}.',
  help: 'A page that shows the body as it is runs it; show posts through toHtml, or take scripts out with `postmatter clean --preset safe`.',
  check({ elements, report }) {
    for (const element of indexElements(elements).named('script')) {
      if (isData(element.properties.type)) continue
      const { src } = element.properties
      report({ element, values: { what: typeof src === 'string' && src !== '' ? ` from ${src.slice(0, 80)}` : '' } })
    }
  },
})

/** Whether a script is data, such as JSON-LD, which no browser runs. */
function isData(type: unknown): boolean {
  if (typeof type !== 'string' || type.trim() === '') return false
  return !/^(?:module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*)$/i.test(
    type.trim().split(';')[0]!,
  )
}
