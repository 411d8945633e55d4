import { defineRule } from '../../rule.js'

/** `source-link/underline`: docs/rules/source-link/underline.md. */
export const sourceLinkUnderline = defineRule({
  code: 'source-link/underline',
  needs: 'post',
  severity: 'info',
  message: 'The line below the source link has {count} hyphens.',
  help: 'Write six: with any number Markdown takes the link for a heading, but only six are what the archiver writes.',
  check({ document, report }) {
    const underline = document.layout.preamble?.underline
    const count = underline ? underline.end - underline.start : 6
    if (!underline || count === 6) return
    report({ range: underline, values: { count: String(count) }, fix: [{ ...underline, text: '------' }] })
  },
})
