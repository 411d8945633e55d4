import { defineRule } from '../../rule.js'
import { sameAddress } from '../shared/same-address.js'

/** `source-link/address-mismatch`: docs/rules/source-link/address-mismatch.md. */
export const sourceLinkAddressMismatch = defineRule({
  code: 'source-link/address-mismatch',
  needs: 'post',
  severity: 'error',
  message: 'The source link leads to another address than {from}.',
  help: 'Open both: one belongs to another post, and a reader who follows it reads the wrong page.',
  check({ post: { frontMatter, preamble }, report }) {
    const { from } = frontMatter
    if (preamble && !sameAddress(preamble.sourceLink.url, from))
      report({ field: 'preamble.sourceLink.url', values: { from } })
  },
})
