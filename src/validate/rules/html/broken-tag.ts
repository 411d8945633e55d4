import { defineRule } from '../../rule.js'
import { indexElements } from '../shared/element-index.js'

/** `html/broken-tag`: docs/rules/html/broken-tag.md. */
export const htmlBrokenTag = defineRule({
  code: 'html/broken-tag',
  needs: 'body',
  message: 'There is a tag named `{name}`: a space is missing, or a bracket.',
  help: 'Mend the tag; browsers make an unknown element of it, without the attributes that were meant.',
  check({ elements, report }) {
    const index = indexElements(elements)
    for (const tagName of index.tagNames()) {
      if (!/["'=<,;]/.test(tagName)) continue
      for (const element of index.named(tagName)) report({ element, values: { name: tagName.slice(0, 40) } })
    }
  },
})
