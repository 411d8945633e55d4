import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { RunNote } from '../reporters/run-notes.js'

/** Notes as a list of that name, where there are some. */
export function notes(label: string, selector: string, list: readonly RunNote[]): Element[] {
  const items = list.map(({ text, todo }) => h('li', [...withCode(text), ' ', h('span.todo', withCode(todo))]))
  return items.length === 0 ? [] : [h(selector, { ariaLabel: label }, items)]
}

/** A text in which what is typed looks so. */
export function withCode(text: string): ElementContent[] {
  return text
    .split(/(--[a-z-]+(?: json)?|ndjson|postmatter merge)/)
    .map((part, index) => (index % 2 === 1 ? h('code', part) : { type: 'text', value: part }))
}
