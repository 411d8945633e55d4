import { defineRule } from '../../rule.js'

/** `title/empty`: docs/rules/title/empty.md. */
export const titleEmpty = defineRule({
  code: 'title/empty',
  needs: 'post',
  severity: 'error',
  message: 'The title is empty.',
  help: 'Give the post a title, such as its first sentence: lists, links and file names are made of it.',
  check({ post, report }) {
    if (post.frontMatter.title.trim() === '') report({ field: 'frontMatter.title' })
  },
})
