import type { TextEdit } from '../diagnostics/diagnostic.js'

/**
 * The text with the edits made, all in the coordinates of the given text. Edits at the same place are inserted in the
 * order given.
 *
 * @throws RangeError when edits overlap or reach beyond the text.
 * @example
 * applyEdits('abc', [{ start: 1, end: 2, text: 'X' }]) // 'aXc'
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = inOrder(edits)
  let result = ''
  let done = 0
  for (const { start, end, text: replacement } of sorted) {
    if (start < done || end < start || end > text.length) {
      throw new RangeError(`The edit of ${start} to ${end} overlaps another one or lies outside of the text.`)
    }
    result += text.slice(done, start) + replacement
    done = end
  }
  return result + text.slice(done)
}

/** Whether some of the edits overlap, so that `applyEdits` would not make them. */
export function overlap(edits: readonly TextEdit[]): boolean {
  return inOrder(edits).some(({ start }, index, sorted) => index > 0 && start < sorted[index - 1]!.end)
}

/** The edits by their places; those at the same place in the order given. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
}
