import type { Element, Parents } from 'hast'
import * as z from 'zod'
import { defineRule } from '../../rule.js'

/** `body/deep`: docs/rules/body/deep.md. */
export const bodyDeep = defineRule({
  code: 'body/deep',
  needs: 'body',
  severity: 'info',
  options: z.strictObject({ max: z.int().min(1).default(64) }),
  message: 'Elements stand more than {max} levels deep here.',
  help: 'Look for a tag that is opened again and again and never closed; `postmatter clean` takes empty wrappers out.',
  check({ body, options: { max }, report }) {
    const element = firstBelow(max, body)
    if (element) report({ element, values: { max: String(max) } })
  },
})

/** The first element that stands so many levels below a node. It calls itself at most as often as elements may be nested. */
function firstBelow(levels: number, node: Parents): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const found = levels === 0 ? child : firstBelow(levels - 1, child)
    if (found) return found
  }
  return undefined
}
