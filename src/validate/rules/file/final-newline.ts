import { defineRule } from '../../rule.js'

/** `file/final-newline`: docs/rules/file/final-newline.md. */
export const fileFinalNewline = defineRule({
  code: 'file/final-newline',
  needs: 'post',
  severity: 'info',
  message: 'The last line has no line ending.',
  help: 'End it with one: tools that join files or append to them would put two lines into one.',
  check({ source, document, report }) {
    if (source.endsWith('\n')) return
    const end = { start: source.length, end: source.length }
    // In a post without a wrapper the line ending would become a part of the body.
    const { wrapper, lineEnding } = document.layout
    report({ range: end, fix: wrapper ? [{ ...end, text: lineEnding }] : undefined })
  },
})
