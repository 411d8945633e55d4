import { defineRule } from '../../rule.js'
import { forEachAddress, shownAddresses } from '../shared/for-each-address.js'

/** `url/broken`: docs/rules/url/broken.md. */
export const urlBroken = defineRule({
  code: 'url/broken',
  needs: 'body',
  message: 'The address {address} leads nowhere: {reason}.',
  help: 'Look at the source for what was meant, or take the link or picture out.',
  check({ elements, post, report }) {
    forEachAddress(elements, shownAddresses, (address, element, attribute) => {
      const reason = fault(address, post.frontMatter.from)
      if (reason) report({ element, attribute, values: { address: JSON.stringify(address.slice(0, 80)), reason } })
    })
  },
})

// What is always a URL, and no more is asked: a host of names, the last of letters, since numbers could be a wrong IP address, and without
// two hyphens, since Punycode can be wrong, too.
export const plainAddress = /^https?:\/\/(?!https?[:/])(?:[a-z](?:-?[a-z0-9])*\.)+[a-z]{2,}[/?#]/

function fault(address: string, base: string): string | undefined {
  if (plainAddress.test(address)) return undefined
  const written = address.trim()
  // An empty address is that of the page itself: for a link to the top it is meant, and src has it while a script loads.
  if (written === '') return undefined
  if (/^https?:(?:\/\/)?https?:/i.test(written)) return 'it has two schemes'
  if (/^https?:\/{0,2}$/i.test(written)) return 'it has no host'
  return URL.canParse(written, base) ? undefined : 'it is no URL'
}
