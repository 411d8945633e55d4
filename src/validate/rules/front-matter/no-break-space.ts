import { defineRule } from '../../rule.js'
import { frontMatterValues } from '../shared/front-matter-values.js'

/** `front-matter/no-break-space`: docs/rules/front-matter/no-break-space.md. */
export const frontMatterNoBreakSpace = defineRule({
  code: 'front-matter/no-break-space',
  needs: 'post',
  message: 'The value of "{key}" holds a no-break space (U+00A0).',
  help: 'Write a space: the two look the same, but searches, sorting and comparisons tell them apart.',
  check({ document, report }) {
    if (!document.slice(document.layout.frontMatter!.block).includes('\u00a0')) return
    for (const { key, text, range } of frontMatterValues(document)) {
      const places = [...text.matchAll(/\u00a0/g)].map(({ index }) => range.start + index)
      if (places.length === 0) continue
      const fix = places.map((start) => ({ start, end: start + 1, text: ' ' }))
      report({ range: { start: places[0]!, end: places[0]! + 1 }, field: ['frontMatter', key], values: { key }, fix })
    }
  },
})
