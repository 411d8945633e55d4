import type { Element, Nodes } from 'hast'
import { classNames, elementsBelow, pushReversed } from '../../body/elements.js'
import { showable } from './leaves.js'
import { element } from './phrasing.js'
import { isPlayer, isUnseen } from './seen.js'

export const preformatted: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext'])
const lines = new Set(['p', 'div', 'li', 'tr', 'ul', 'ol', 'table'])

/**
 * Code as it is written, its language being that of the class `language-…` or `lang-…` on it or on the `code` in it.
 *
 * @param holder a `pre` or the like, or another element: there, white space is that of the page.
 */
export function toCodeBlock(holder: Element): Element | undefined {
  const below = elementsBelow(holder)
  const isAsWritten = preformatted.has(holder.tagName) || below.some(({ tagName }) => preformatted.has(tagName))
  const value = textOf(holder, !isAsWritten)
  if (value === '') return undefined
  const names = [holder, ...below.filter(({ tagName }) => tagName === 'code')].flatMap(classNames)
  const language = names.map((name) => /^lang(?:uage)?-([\w+#.-]+)$/.exec(name)?.[1]).find((name) => name !== undefined)
  return element('pre', { ...(language !== undefined && { language }) }, [{ type: 'text', value }])
}

/** Its text, the lines of highlighters (`div`, `li`) and breaks being lines, without blank ones at its ends. */
function textOf(block: Element, collapses: boolean): string {
  const parts: string[] = []
  const stack: (Nodes | '\n')[] = block.children.toReversed()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node === '\n') {
      if (parts.length > 0 && !parts.at(-1)!.endsWith('\n')) parts.push('\n')
    } else if (node.type === 'text') {
      const text = collapses ? node.value.replace(/[\t\n\v\f\r ]+/g, ' ') : node.value
      if (text !== '') parts.push(text)
    } else if (node.type === 'element' && node.tagName === 'br') parts.push('\n')
    else if (node.type === 'element' && !isUnseen(node) && node.tagName !== 'noscript' && !isPlayer(node)) {
      const isLine = lines.has(node.tagName)
      if (isLine) stack.push('\n')
      pushReversed(stack, node.children)
      if (isLine) stack.push('\n')
    }
  }
  const text = showable(parts.join('')).replace(/\r\n?/g, '\n')
  return withoutBlankLines(collapses ? text.replace(/^ +| +$/gm, '') : text)
}

function withoutBlankLines(text: string): string {
  const all = text.split('\n')
  const first = all.findIndex((line) => /\S/.test(line))
  return first === -1 ? '' : all.slice(first, all.findLastIndex((line) => /\S/.test(line)) + 1).join('\n')
}
