import type { Position } from '../../diagnostics/diagnostic.js'
import { endOfLine } from '../../source/lines.js'
import { visible, wholePair } from '../excerpt.js'

// In UTF-16 units.
const around = 60
const mostMarked = 160

/** A piece of a line of source: before what is meant, what is meant, and behind it. */
export type ExcerptParts = [before: string, marked: string, after: string]

/** The line of a position, cut to what a row of a page can hold. What would change how a page reads is shown as a dot. */
export function excerptParts(source: string, { start, end }: Position): ExcerptParts {
  const lineStart = start.offset - (start.column - 1)
  const lineEnd = endOfLine(source, start.offset, Math.min(source.length, start.offset + mostMarked + around + 1))
  const from = wholePair(source, Math.max(lineStart, start.offset - around))
  const stop = wholePair(source, Math.min(Math.max(end.offset, start.offset), lineEnd, start.offset + mostMarked))
  const to = wholePair(source, Math.min(lineEnd, stop + around))
  const piece = (a: number, b: number) => visible(source.slice(a, b).toWellFormed())
  return [
    (from > lineStart ? '…' : '') + piece(from, start.offset),
    piece(start.offset, stop),
    piece(stop, to) + (to < lineEnd ? '…' : ''),
  ]
}
