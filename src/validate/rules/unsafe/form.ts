import { defineRule } from '../../rule.js'
import { linkingElements } from '../shared/linking-elements.js'

/** `unsafe/form`: docs/rules/unsafe/form.md. */
export const unsafeForm = defineRule({
  code: 'unsafe/form',
  needs: 'body',
  message: 'The form sends what is typed to {host}.',
  help: 'Take it out: readers would send names, addresses or passwords to whoever owns that host by now.',
  check({ elements, post, report }) {
    for (const element of linkingElements(elements)) {
      for (const attribute of ['action', 'formAction']) {
        const value = element.properties[attribute]
        if (typeof value !== 'string' || !URL.canParse(value, post.frontMatter.from)) continue
        const { host, protocol } = new URL(value, post.frontMatter.from)
        if (protocol === 'http:' || protocol === 'https:') report({ element, attribute, values: { host } })
      }
    }
  },
})
