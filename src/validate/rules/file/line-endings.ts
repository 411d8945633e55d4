import { defineRule } from '../../rule.js'

/** `file/line-endings`: docs/rules/file/line-endings.md. */
export const fileLineEndings = defineRule({
  code: 'file/line-endings',
  needs: 'post',
  message: 'The file has CR LF line endings ({count} of them around the body).',
  help: 'Convert them to LF: tools that compare lines see every line as changed, and the body gets mixed endings.',
  check({ source, document, report }) {
    const { html } = document.layout
    const fix = [...source.matchAll(/\r\n/g)].flatMap(({ index }) =>
      index < html.start || index >= html.end ? [{ start: index, end: index + 2, text: '\n' }] : [],
    )
    const [first] = fix
    if (first) report({ range: { start: first.start, end: first.end }, values: { count: String(fix.length) }, fix })
  },
})
