import { defineRule } from '../../rule.js'
import { writtenValue } from '../shared/front-matter-values.js'

/** `title/line-break`: docs/rules/title/line-break.md. */
export const titleLineBreak = defineRule({
  code: 'title/line-break',
  needs: 'post',
  message: 'The title runs over {lines} lines of the file.',
  help: 'Write it on one line: YAML reads the line breaks as white space, but file names and many tools take them literally.',
  check({ document, report }) {
    const written = writtenValue(document, 'title')
    if (!written || !/[\r\n]/.test(written.text)) return
    const { text, range } = written
    const lines = text.split(/\r\n|\r|\n/).length
    // In quotes only: elsewhere the lines are indented, and a header says how they are to be read.
    const quote = /^["']/.exec(text)?.[0]
    const joined = text
      .replace(/\s*[\r\n]\s*/g, ' ')
      .replace(/ (?=["']$)/, '')
      .replace(/^(["']) /, '$1')
    const fix = quote ? [{ ...range, text: joined }] : undefined
    report({ field: 'frontMatter.title', values: { lines: String(lines) }, fix })
  },
})
