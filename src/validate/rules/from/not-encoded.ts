import { defineRule } from '../../rule.js'

/** `from/not-encoded`: docs/rules/from/not-encoded.md. */
export const fromNotEncoded = defineRule({
  code: 'from/not-encoded',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The source holds characters that an address has only in encoded form, such as {text}.',
  help: 'Leave it if it is to be read; write it with percent-encoding if programs compare it as text.',
  check({ post, report }) {
    const match = /[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/u.exec(post.frontMatter.from)
    if (match) report({ field: 'frontMatter.from', values: { text: JSON.stringify(match[0]) } })
  },
})
