import type { Element, Root } from 'hast'
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
    const element = firstBelow(body, max)
    if (element) report({ element, values: { max: String(max) } })
  },
})

/** The first element that stands deeper. */
function firstBelow(body: Root, max: number): Element | undefined {
  const stack: { node: Root | Element; depth: number }[] = [{ node: body, depth: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next
    if (node.type === 'element' && depth > max) return node
    for (const child of node.children.toReversed()) {
      if (child.type === 'element') stack.push({ node: child, depth: depth + 1 })
    }
  }
  return undefined
}
