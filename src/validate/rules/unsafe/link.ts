import { normalizeAddress } from '../../../sanitize/normalize-address.js'
import { defineRule } from '../../rule.js'
import { forEachAddress } from '../shared/for-each-address.js'

/** `unsafe/link`: docs/rules/unsafe/link.md. */
export const unsafeLink = defineRule({
  code: 'unsafe/link',
  needs: 'body',
  message: 'The address begins with {scheme}: and leads to no page; it runs a script, or opens a document of its own.',
  help: 'Take it out, or write the address that was meant; `postmatter clean --preset safe` does the first.',
  check({ elements, report }) {
    forEachAddress(elements, addresses, (address, element, attribute) => {
      if (/^https?:/.test(address)) return
      const [, scheme] = dangerous.exec(normalizeAddress(address)) ?? []
      // A drawing that is shown as a picture runs nothing.
      if (attribute === 'src' && element.tagName === 'img' && scheme === 'data:') return
      if (scheme) report({ element, attribute, values: { scheme: scheme.replace(':', '') } })
    })
  },
})

const addresses = ['href', 'xLinkHref', 'src', 'action', 'formAction', 'data']
const dangerous = /^(javascript|vbscript|data:)(?!image\/(?!svg)|audio\/|video\/|font\/|,)/
