import type { Element } from 'hast'
import stringWidth from 'string-width'
import { clip, visible } from './excerpt.js'
import type { Colors, Terminal } from './terminal.js'

/** A line of a table: what something is, where it stands, what is there, and who found it. */
export type Row = {
  label: string
  /** The colour of the label; default: bold. */
  color?: 'bold' | 'blue' | 'cyan' | 'green' | 'magenta' | 'yellow'
  position?: Element['position']
  text: string
  finder?: string
}

type Cells = Pick<Row, 'color'> & { label: string; place: string; text: string; finder: string }

// Less of a text says nothing: where the terminal is narrower than that, lines run over its edge.
const leastRoom = 20

/** Rows with their columns below one another. Texts are cut to what the terminal's width leaves of a line. */
export function formatRows(rows: readonly Row[], { outColors: colors, columns }: Terminal): string {
  const cells = rows.map(
    ({ label, color, position, text, finder = '' }): Cells => ({
      label: visible(label),
      ...(color && { color }),
      place: placeOf(position),
      text: visible(text),
      finder: visible(finder),
    }),
  )
  const labelWidth = widest(cells, ({ label }) => label)
  const placeWidth = widest(cells, ({ place }) => place)
  const finderWidth = widest(cells, ({ finder }) => finder)
  const room = Math.max(leastRoom, columns - labelWidth - placeWidth - 4 - (finderWidth > 0 ? finderWidth + 2 : 0))
  const textWidth = Math.min(
    room,
    widest(cells, ({ text }) => text),
  )
  return cells
    .map(({ label, color = 'bold', place, text, finder }) => {
      const head = `${pad(colors[color](label), label, labelWidth)}  ${pad(colors.dim(place), place, placeWidth)}`
      const [shown, plain] = shorten(text, room, colors)
      return `${head}  ${finder ? `${pad(shown, plain, textWidth)}  ${colors.dim(finder)}` : shown}\n`
    })
    .join('')
}

/** Not `Math.max(...)`: there may be more rows than a call takes arguments. */
function widest(cells: readonly Cells[], column: (cell: Cells) => string): number {
  return cells.reduce((width, cell) => Math.max(width, stringWidth(column(cell))), 0)
}

function placeOf(position: Row['position']): string {
  if (!position) return ''
  const { start, end } = position
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

/** Text cut to a width, coloured and plain. */
function shorten(text: string, width: number, colors: Colors): [shown: string, plain: string] {
  if (!clip(text, width).cut) return [text, text]
  const kept = clip(text, width - 1).text
  return [`${kept}${colors.dim('…')}`, `${kept}…`]
}

/** Fills up with blanks what is shown of a text, by the columns that the text takes. */
function pad(shown: string, plain: string, width: number): string {
  return shown + ' '.repeat(Math.max(0, width - stringWidth(plain)))
}
