import type { Element } from 'hast'
import { clip, visible } from './excerpt.js'
import type { Terminal } from './terminal.js'
import { textWidth } from './text-width.js'

/** A line of a table: what something is, where it stands, what is there, and who found it. */
export type Row = {
  label: string
  /** The colour of the label; default: bold. */
  color?: 'bold' | 'blue' | 'cyan' | 'green' | 'magenta' | 'yellow'
  position?: Element['position']
  text: string
  finder?: string
}

// Less of a text says nothing: in a terminal narrower than that, lines run over the edge.
const leastRoom = 20
// More than a character has for each column that it takes. Texts may have any length, and measuring is slow.
const unitsPerColumn = 8

/** Rows with their columns below one another. Texts are cut to what the terminal's width leaves of a line. */
export function formatRows(rows: readonly Row[], { outColors: colors, columns }: Terminal): string {
  const labels = rows.map(({ label }) => visible(label))
  const places = rows.map(({ position }) => placeOf(position))
  const finders = rows.map(({ finder = '' }) => finder)
  const labelWidth = widest(labels)
  const placeWidth = widest(places)
  const finderWidth = widest(finders)
  const room = Math.max(leastRoom, columns - labelWidth - placeWidth - 4 - (finderWidth && finderWidth + 2))
  const texts = rows.map(({ text }) => shorten(text, room))
  const textWidth = widest(texts.map(({ text, cut }) => text + cut))
  const lines = rows.map(({ color = 'bold' }, index) => {
    const [label, place, finder, { text, cut }] = [labels[index]!, places[index]!, finders[index]!, texts[index]!]
    const head = `${colors[color](label)}${fill(label, labelWidth)}  ${colors.dim(place)}${fill(place, placeWidth)}`
    const tail = finder && `${fill(text + cut, textWidth)}  ${colors.dim(finder)}`
    return `${head}  ${text}${cut && colors.dim(cut)}${tail}\n`
  })
  return lines.join('')
}

function placeOf(position: Row['position']): string {
  if (!position) return ''
  const { start, end } = position
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

/** What fits into a width, and the mark of what is cut off. */
function shorten(whole: string, width: number): { text: string; cut: '' | '…' } {
  const text = visible(whole.slice(0, unitsPerColumn * width))
  if (whole.length <= unitsPerColumn * width && !clip(text, width).cut) return { text, cut: '' }
  return { text: clip(text, width - 1).text, cut: '…' }
}

/** Not `Math.max(...texts)`: there may be more rows than a call takes arguments. */
function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0)
}

/** The blanks that a text leaves of a width. */
function fill(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text)))
}
