import { defineRule } from '../../rule.js'
import { addressesOf } from '../shared/addresses-of.js'
import { linkingElements } from '../shared/linking-elements.js'

/** `url/broken`: docs/rules/url/broken.md. */
export const urlBroken = defineRule({
  code: 'url/broken',
  needs: 'body',
  message: 'The address {address} leads nowhere: {reason}.',
  help: 'Look at the source for what was meant, or take the link or picture out.',
  check({ elements, post, report }) {
    for (const element of linkingElements(elements)) {
      for (const { attribute, address } of addressesOf(element)) {
        const reason = fault(address, post.frontMatter.from)
        if (reason) report({ element, attribute, values: { address: JSON.stringify(address.slice(0, 80)), reason } })
      }
    }
  },
})

function fault(address: string, base: string): string | undefined {
  const written = address.trim()
  // An empty address is that of the page itself: for a link to the top it is meant, and src has it while a script loads.
  if (written === '') return undefined
  if (/^https?:(?:\/\/)?https?:/i.test(written)) return 'it has two schemes'
  if (/^https?:\/{0,2}$/i.test(written)) return 'it has no host'
  return URL.canParse(written, base) ? undefined : 'it is no URL'
}
