import { defineRule } from '../../rule.js'
import { writtenValue } from '../shared/front-matter-values.js'

/** `title/escape`: docs/rules/title/escape.md. */
export const titleEscape = defineRule({
  code: 'title/escape',
  needs: 'post',
  message:
    'The title holds the escape sequence {text}, which YAML reads as something else than a backslash and a letter.',
  help: 'Write the backslash twice if it belongs to the title; the archiver did not escape it.',
  check({ document, report }) {
    const written = writtenValue(document, 'title')
    if (!written?.text.startsWith('"')) return
    // Whole sequences, so that the second of two backslashes begins none.
    for (const { 0: text, index } of written.text.matchAll(/\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/gis)) {
      const start = written.range.start + index
      if (!/^\\["\\]$/.test(text)) report({ range: { start, end: start + text.length }, values: { text } })
    }
  },
})
