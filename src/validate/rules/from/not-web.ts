import { defineRule } from '../../rule.js'

/** `from/not-web`: docs/rules/from/not-web.md. */
export const fromNotWeb = defineRule({
  code: 'from/not-web',
  needs: 'post',
  message: 'The source has the scheme {scheme}, which no browser opens from elsewhere.',
  help: 'Name the address of the page on the web, with http or https.',
  check({ post, report }) {
    const { from } = post.frontMatter
    const scheme = URL.canParse(from) ? new URL(from).protocol : 'http:'
    if (scheme !== 'http:' && scheme !== 'https:') report({ field: 'frontMatter.from', values: { scheme } })
  },
})
