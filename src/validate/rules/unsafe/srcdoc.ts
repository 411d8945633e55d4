import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `unsafe/srcdoc`: docs/rules/unsafe/srcdoc.md. */
export const unsafeSrcdoc = defineRule({
  code: 'unsafe/srcdoc',
  needs: 'body',
  message: 'The frame holds a document of its own in srcdoc.',
  help: 'It runs with the rights of the page that shows it; take it out, or replace it by a link to what it showed.',
  check({ elements, report }) {
    for (const element of indexElements(elements).having('srcDoc')) report({ element, attribute: 'srcDoc' })
  },
})
