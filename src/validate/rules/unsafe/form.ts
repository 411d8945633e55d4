import { defineRule } from '../../rule.js'
import { forEachAddress } from '../shared/for-each-address.js'

/** `unsafe/form`: docs/rules/unsafe/form.md. */
export const unsafeForm = defineRule({
  code: 'unsafe/form',
  needs: 'body',
  message: 'The form sends what is typed to {host}.',
  help: 'Take it out: readers would send names, addresses or passwords to whoever owns that host by now.',
  check({ elements, post, report }) {
    forEachAddress(elements, ['action', 'formAction'], (address, element, attribute) => {
      if (!URL.canParse(address, post.frontMatter.from)) return
      const { host, protocol } = new URL(address, post.frontMatter.from)
      if (protocol === 'http:' || protocol === 'https:') report({ element, attribute, values: { host } })
    })
  },
})
