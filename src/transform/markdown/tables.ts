import type { Element, ElementContent, Nodes } from 'hast'
import { annotation } from '../../body/annotation.js'
import { elementsBelow, pushReversed } from '../../body/elements.js'
import { visibleText } from '../../body/visible-text.js'
import { holdsMedia } from './media.js'
import { element } from './phrasing.js'

// What no cell of a Markdown table can hold, or not so that one could read it.
const blocks = new Set([
  ...['table', 'figure', 'ul', 'ol', 'li', 'dl', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['iframe', 'video', 'audio', 'object', 'embed', 'listing', 'xmp', 'plaintext', 'details', 'form', 'noscript'],
  ...['menu', 'dir', 'figcaption'],
])
const parts = new Set(['thead', 'tbody', 'tfoot'])
const maxColumns = 30
/** No cell of a table that is read as one is longer, in UTF-16 units. */
const maxCell = 300

/**
 * Whether a table is one of data: rows of cells in two columns or more, each of which holds a line. What lays out a page,
 * and what holds pictures, lists or paragraphs, is not.
 */
export function isDataTable(table: Element): boolean {
  const rows = rowsOf(table)
  return (
    rows !== undefined &&
    rows.length > 1 &&
    rows.some((cells) => cells.length > 1) &&
    rows.every((cells) => cells.reduce((sum, cell) => sum + spanOf(cell, 'colSpan'), 0) <= maxColumns) &&
    rows.every((cells) => cells.every(isLine))
  )
}

/** How many columns or rows a cell takes. */
export function spanOf({ properties }: Element, name: 'colSpan' | 'rowSpan'): number {
  const span = Math.trunc(Number(properties[name] ?? 1))
  return span > 1 ? span : 1
}

/** The cells of every row; undefined where something else than rows and cells stands in the table. */
function rowsOf(table: Element): Element[][] | undefined {
  const rows: Element[][] = []
  const stack: Nodes[] = table.children.toReversed()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'text' && /\S/.test(node.value)) return undefined
    if (node.type !== 'element') continue
    const { tagName, children } = node
    if (parts.has(tagName)) pushReversed(stack, children)
    else if (tagName === 'tr') {
      if (
        children.some((child) =>
          child.type === 'text' ? /\S/.test(child.value) : child.type === 'element' && !isCell(child),
        )
      )
        return undefined
      rows.push(children.filter((child) => child.type === 'element'))
    } else if (tagName !== 'caption' && tagName !== 'colgroup' && tagName !== 'col') return undefined
  }
  return rows
}

function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th'
}

function isLine(cell: Element): boolean {
  let paragraphs = 0
  let breaks = 0
  let length = 0
  const stack: Nodes[] = [...cell.children]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'text') length += node.value.trim().length
    if (node.type !== 'element') continue
    const data = annotation(node)
    if (blocks.has(node.tagName) || data?.type === 'figure' || data?.type === 'embed' || data?.type === 'claim')
      return false
    if (node.tagName === 'img' && (data?.type !== 'image' || data.role === 'content')) return false
    if (node.tagName === 'p') paragraphs++
    if (node.tagName === 'br') breaks++
    if (paragraphs > 1 || breaks > 3 || length > maxCell) return false
    for (const child of node.children) stack.push(child)
  }
  return length <= maxCell
}

/** A table of rows as they are read, with empty cells where one of another row or column reaches. */
export type TableRows = {
  row(): void
  cell(td: Element, children: ElementContent[]): void
  /** The table, its first row being the head; undefined where all is empty. */
  table(): Element | undefined
}

export function collectRows(): TableRows {
  const rows: Element[] = []
  // In how many rows further each column is taken by a cell from above.
  const taken: number[] = []
  const push = (row: Element, children: ElementContent[]) => row.children.push(element('td', {}, children))
  const fill = (row: Element) => {
    while ((taken[row.children.length] ?? 0) > 0) {
      taken[row.children.length]!--
      push(row, [])
    }
  }
  return {
    row: () => void rows.push(element('tr')),
    cell(td, children) {
      const row = rows.at(-1)!
      fill(row)
      const columns = Math.min(spanOf(td, 'colSpan'), maxColumns)
      for (let column = 0; column < columns && row.children.length < maxColumns; column++) {
        taken[row.children.length] = spanOf(td, 'rowSpan') - 1
        push(row, column === 0 ? children : [])
      }
    },
    table() {
      const full = rows.filter((row) =>
        row.children.some((cell) => cell.type === 'element' && cell.children.length > 0),
      )
      return full.length > 0 ? element('table', {}, full) : undefined
    },
  }
}

/** The cell that holds the code of a table of code, beside its line numbers. */
export function codeOfTable(table: Element): Element | undefined {
  const data = annotation(table)
  if (data?.type !== 'figure' || data.kind !== 'code' || table.tagName !== 'table') return undefined
  const [numbers, code, ...more] = elementsBelow(table, isCell).filter(isCell)
  const isNumbered = numbers && more.length === 0 && /^[\d\s]+$/.test(visibleText(numbers))
  return isNumbered && !holdsMedia(table) ? code : undefined
}
