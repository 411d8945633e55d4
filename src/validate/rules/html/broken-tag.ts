import { defineRule } from '../../rule.js'

/** `html/broken-tag`: docs/rules/html/broken-tag.md. */
export const htmlBrokenTag = defineRule({
  code: 'html/broken-tag',
  needs: 'body',
  message: 'There is a tag named `{name}`: a space is missing, or a bracket.',
  help: 'Mend the tag; browsers make an unknown element of it, without the attributes that were meant.',
  check({ elements, report }) {
    for (const element of elements) {
      if (/["'=<,;]/.test(element.tagName)) report({ element, values: { name: element.tagName.slice(0, 40) } })
    }
  },
})
