import type { Point, Position } from '../diagnostics/diagnostic.js'

/**
 * Turns offsets of a text into unist points. A line ends with LF, CR LF or a lone CR, as in unist's own utilities and in
 * parse5. The line starts are found on first use, in one pass, and every look-up is a binary search.
 *
 * @example
 * createLocator('a\nbc').point(3) // { line: 2, column: 2, offset: 3 }
 */
export function createLocator(text: string): Locator {
  let starts: number[] | undefined

  function point(offset: number): Point {
    starts ??= lineStarts(text)
    const at = Math.max(0, Math.min(offset, text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - starts[low]! + 1, offset: at }
  }

  return {
    point,
    position: (start: number, end: number): Position => ({ start: point(start), end: point(end) }),
  }
}

/** Where offsets of a text stand, as unist counts. */
export type Locator = {
  /** Line and column of an offset. */
  point(offset: number): Point
  /** The stretch between two offsets. */
  position(start: number, end: number): Position
}

function lineStarts(text: string): number[] {
  const starts = [0]
  if (text.includes('\r')) {
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length)
  } else for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
