import { normalizeAddress } from '../../../sanitize/normalize-address.js'
import { defineRule } from '../../rule.js'
import { forEachAddress, shownAddresses } from '../shared/for-each-address.js'

/** `url/relative`: docs/rules/url/relative.md. */
export const urlRelative = defineRule({
  code: 'url/relative',
  needs: 'body',
  message: 'The address {address} is relative; at its source it was {resolved}.',
  help: 'Write it out: on any other page it leads to another place. `postmatter clean` resolves relative addresses against `from`.',
  check({ elements, post, report }) {
    const { from } = post.frontMatter
    forEachAddress(elements, shownAddresses, (address, element, attribute) => {
      if (/^https?:/.test(address)) return
      // What a page loads for itself, such as its style sheets, is gone with it.
      if (element.tagName === 'link' || element.tagName === 'script') return
      const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|#|$)/i.test(normalizeAddress(address))
      if (!isRelative || !URL.canParse(address, from)) return
      const resolved = new URL(address, from).href
      report({ element, attribute, values: { address: address.slice(0, 80), resolved: resolved.slice(0, 120) } })
    })
  },
})
