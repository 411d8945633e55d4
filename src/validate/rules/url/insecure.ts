import * as z from 'zod'
import { defineRule } from '../../rule.js'
import { forEachAddress, shownAddresses } from '../shared/for-each-address.js'

/** `url/insecure`: docs/rules/url/insecure.md. */
export const urlInsecure = defineRule({
  code: 'url/insecure',
  needs: 'body',
  severity: 'info',
  recommended: false,
  options: z.strictObject({ links: z.boolean().default(false) }),
  message: 'The address {address} is loaded without encryption.',
  help: 'Write https if the host has it: on a page with https, browsers try https for pictures and films, and do not load frames and scripts at all.',
  check({ elements, options, report }) {
    forEachAddress(elements, shownAddresses, (address, element, attribute) => {
      if (!/^\s*http:/i.test(address) || (element.tagName === 'a' && !options.links)) return
      report({ element, attribute, values: { address: address.trim().slice(0, 80) } })
    })
  },
})
