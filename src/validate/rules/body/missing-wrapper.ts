import { defineRule } from '../../rule.js'

/** `body/missing-wrapper`: docs/rules/body/missing-wrapper.md. */
export const bodyMissingWrapper = defineRule({
  code: 'body/missing-wrapper',
  needs: 'post',
  message: 'The body is not wrapped: after the source link there {what}.',
  help: 'Put a line <div> before it and a line </div> at the end of the file, so that Markdown takes all of it for HTML.',
  check({ post, document, report }) {
    const { preamble, wrapper, html } = document.layout
    if (!preamble || wrapper || post.html.trim() === '') return
    const what = /^\s*<div>[ \t]*\r?\n/.test(post.html)
      ? 'is a line <div>, but the last line is not </div>'
      : 'is no line <div>'
    report({ range: { start: html.start, end: html.start }, values: { what } })
  },
})
