import { defineRule } from '../../rule.js'
import { frontMatterValues } from '../shared/front-matter-values.js'

/** `front-matter/replacement-character`: docs/rules/front-matter/replacement-character.md. */
export const frontMatterReplacementCharacter = defineRule({
  code: 'front-matter/replacement-character',
  needs: 'post',
  message: 'The value of "{key}" holds the replacement character (U+FFFD): a letter was lost.',
  help: 'Look the value up at its source; the text was once decoded as what it was not.',
  check({ document, report }) {
    for (const { key, text, range } of frontMatterValues(document)) {
      const place = text.indexOf('\ufffd')
      const start = range.start + place
      if (place !== -1) report({ range: { start, end: start + 1 }, field: ['frontMatter', key], values: { key } })
    }
  },
})
