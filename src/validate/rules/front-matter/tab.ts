import { defineRule } from '../../rule.js'
import { frontMatterValues } from '../shared/front-matter-values.js'

/** `front-matter/tab`: docs/rules/front-matter/tab.md. */
export const frontMatterTab = defineRule({
  code: 'front-matter/tab',
  needs: 'post',
  message: 'The value of "{key}" holds a tab.',
  help: 'Write a space: tabs come from the layout of a page, and YAML reads them differently from place to place.',
  check({ document, report }) {
    if (!document.slice(document.layout.frontMatter!.block).includes('\t')) return
    for (const { key, text, range } of frontMatterValues(document)) {
      const places = [...text.matchAll(/\t+/g)].map(({ 0: tabs, index }) => ({
        start: range.start + index,
        end: range.start + index + tabs.length,
      }))
      if (places.length === 0) continue
      const fix = places.map((place) => ({ ...place, text: ' ' }))
      report({ range: places[0]!, field: ['frontMatter', key], values: { key }, fix })
    }
  },
})
