import type { Position } from '../diagnostics/diagnostic.js'
import { endOfLine } from '../source/lines.js'
import { areSingle, graphemes } from './graphemes.js'
import { textWidth } from './text-width.js'

/** A line of source for the terminal, and the marker that belongs below it. */
export type Excerpt = { line: number; text: string; marker: string }

/**
 * The line of a position, cut to a width, with carets under the range. Widths are those of a terminal: a Chinese
 * character takes two columns, a combining mark none. What would change the terminal's state is shown as a dot.
 *
 * @param width columns that text and marker may take.
 */
export function excerptOf(source: string, { start, end }: Position, width: number): Excerpt {
  const lineStart = start.offset - (start.column - 1)
  // Bodies are lines of any length: look only at what can be shown, and not into the middle of a surrogate pair.
  const most = start.offset + 2 * width
  const lineEnd = endOfLine(source, start.offset, Math.min(source.length, most + 1))
  const rangeEnd = Math.min(Math.max(end.offset, start.offset), lineEnd)
  const from = wholePair(source, Math.max(lineStart, start.offset - width))
  const to = wholePair(source, Math.min(lineEnd, most))
  const before = clipStart(visible(source.slice(from, start.offset)), Math.max(10, Math.floor(width / 2)))
  const lead = from > lineStart || before.cut ? `…${before.text}` : before.text
  const leadWidth = textWidth(lead)
  const inside = clip(visible(source.slice(start.offset, Math.min(rangeEnd, to))), width - leadWidth)
  const after = clip(visible(source.slice(Math.min(rangeEnd, to), to)), width - leadWidth - textWidth(inside.text) - 1)
  const isLong = inside.cut || after.cut || to < lineEnd
  const text = lead + inside.text + (inside.cut ? '' : after.text) + (isLong ? '…' : '')
  return { line: start.line, text, marker: ' '.repeat(leadWidth) + '^'.repeat(Math.max(1, textWidth(inside.text))) }
}

/** Text without anything that moves the cursor, changes the terminal or reverses what is read. */
export function visible(text: string): string {
  if (areSingle(text)) return text
  return text
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]/gu, '·')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The graphemes of a text that fit into a width, and whether some do not. */
export function clip(text: string, width: number): { text: string; cut: boolean } {
  if (textWidth(text) <= width) return { text, cut: false }
  let kept = ''
  let used = 0
  for (const segment of graphemes(text)) {
    used += textWidth(segment)
    if (used > width) break
    kept += segment
  }
  return { text: kept, cut: true }
}

/** The same from the end of a text. */
function clipStart(text: string, width: number): { text: string; cut: boolean } {
  if (textWidth(text) <= width) return { text, cut: false }
  const segments = [...graphemes(text)]
  let first = segments.length
  for (let used = 0; first > 0; first--) {
    used += textWidth(segments[first - 1]!)
    if (used > width) break
  }
  return { text: segments.slice(first).join(''), cut: true }
}

/** The offset, or the next one where it would part a surrogate pair. */
export function wholePair(source: string, offset: number): number {
  const splits = /[\uD800-\uDBFF]/.test(source[offset - 1] ?? '') && /[\uDC00-\uDFFF]/.test(source[offset] ?? '')
  return splits ? offset + 1 : offset
}
