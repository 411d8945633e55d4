import type { TextEdit } from '../diagnostics/diagnostic.js'
import { applyEdits } from '../source/apply-edits.js'
import { endOfLine, previousLineEnd } from '../source/lines.js'
import { clip, visible } from './excerpt.js'
import type { Colors } from './terminal.js'

// Bodies are lines of any length: so much is shown before what changes.
const lead = 30

/** What a fix does to the lines that it touches: a line with `-` and one with `+`, cut to the width. */
export function describeFix(source: string, fix: readonly TextEdit[], colors: Colors, width: number): string[] {
  const start = Math.min(...fix.map((edit) => edit.start))
  const end = Math.max(...fix.map((edit) => edit.end))
  const from = Math.max(previousLineEnd(source, start, true), start - lead)
  const to = endOfLine(source, end)
  const before = source.slice(from, to)
  const after = applyEdits(
    before,
    fix.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })),
  )
  const side = (sign: string, text: string) => {
    const { text: shown, cut } = clip(visible(showBlanks(text.slice(0, 4 * width))), width - 8)
    return `    ${sign} ${shown}${cut ? '…' : ''}`
  }
  return [colors.red(side('-', before)), ...(after === '' ? [] : [colors.green(side('+', after))])]
}

/** Which line ends there are, and which tabs, is what a fix may be about. */
function showBlanks(text: string): string {
  return text.replaceAll('\r', '␍').replaceAll('\n', '⏎').replaceAll('\t', '→')
}
