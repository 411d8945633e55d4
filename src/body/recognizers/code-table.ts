import type { Element } from 'hast'
import { elementsBelow, fewBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

/** Code with its line numbers, as highlighters write it: a table of one row, the numbers in the first of its two cells. */
export const codeTable = defineRecognizer({
  name: 'code-table',
  match: 'table',
  annotate(element, context) {
    if (context.holdsMedia()) return undefined
    const cells = elementsBelow(element, isCell).filter(isCell)
    const [numbers, code] = cells
    if (fewBelow(element, 2_000)?.some(({ tagName }) => tagName === 'figcaption')) return undefined
    if (cells.length !== 2 || !numbers || !code || context.isWithin('figure')) return undefined
    const lines = visibleText(numbers).split(' ')
    if (lines.length < 2 || lines.some((line, index) => line !== String(index + 1))) return undefined
    return { type: 'figure', kind: 'code', images: [] }
  },
})

function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th'
}
