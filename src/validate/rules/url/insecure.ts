import * as z from 'zod'
import { defineRule } from '../../rule.js'
import { addressesOf } from '../shared/addresses-of.js'
import { linkingElements } from '../shared/linking-elements.js'

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
    for (const element of linkingElements(elements)) {
      if (element.tagName === 'a' && !options.links) continue
      for (const { attribute, address } of addressesOf(element)) {
        if (/^\s*http:/i.test(address)) report({ element, attribute, values: { address: address.trim().slice(0, 80) } })
      }
    }
  },
})
