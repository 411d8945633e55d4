import { normalizeAddress } from '../../../sanitize/normalize-address.js'
import { defineRule } from '../../rule.js'
import { addressesOf } from '../shared/addresses-of.js'
import { linkingElements } from '../shared/linking-elements.js'

/** `url/relative`: docs/rules/url/relative.md. */
export const urlRelative = defineRule({
  code: 'url/relative',
  needs: 'body',
  message: 'The address {address} is relative; at its source it was {resolved}.',
  help: 'Write it out: on any other page it leads to another place. `postmatter clean` resolves relative addresses against `from`.',
  check({ elements, post, report }) {
    const { from } = post.frontMatter
    for (const element of linkingElements(elements)) {
      // What a page loads for itself, such as its style sheets, is gone with it.
      if (element.tagName === 'link' || element.tagName === 'script') continue
      for (const { attribute, address } of addressesOf(element)) {
        if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|#|$)/i.test(normalizeAddress(address)) || !URL.canParse(address, from))
          continue
        const resolved = new URL(address, from).href
        report({ element, attribute, values: { address: address.slice(0, 80), resolved: resolved.slice(0, 120) } })
      }
    }
  },
})
