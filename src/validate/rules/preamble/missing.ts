import { defineRule } from '../../rule.js'

/** `preamble/missing`: docs/rules/preamble/missing.md. */
export const preambleMissing = defineRule({
  code: 'preamble/missing',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The post has no timestamp comment and no source link.',
  help: 'Nothing is wrong with it: it was scraped from a page. Add them if the archive is to have one form.',
  check({ post, report, document }) {
    if (!post.preamble) report({ range: document.layout.frontMatter?.closeFence })
  },
})
