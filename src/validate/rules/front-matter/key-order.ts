import { archiverReadings } from '../../../front-matter/reading.js'
import { defineRule } from '../../rule.js'

/** `front-matter/key-order`: docs/rules/front-matter/key-order.md. */
export const frontMatterKeyOrder = defineRule({
  code: 'front-matter/key-order',
  needs: 'post',
  severity: 'info',
  recommended: false,
  message: 'The key "{key}" stands behind "{before}".',
  help: 'Bring the keys into the usual order with `postmatter format --write`: layout, title, date, author, from, tags, comments, categories.',
  check({ document, report }) {
    const order = Object.keys(archiverReadings)
    const known = document.frontMatter.entries.filter(({ key }) => order.includes(key.text))
    for (const [index, { key }] of known.entries()) {
      const before = known[index - 1]?.key.text
      if (before === undefined || order.indexOf(before) < order.indexOf(key.text)) continue
      report({ range: key, values: { key: key.text, before } })
    }
  },
})
