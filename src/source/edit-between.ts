import type { TextEdit } from '../diagnostics/diagnostic.js'

/**
 * The edit that makes one text of another: what differs between their common beginning and their common end; none where they
 * are the same.
 *
 * @example
 * editBetween('fog and rain', 'fog or rain') // [{ start: 4, end: 7, text: 'or' }]
 */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return []
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let behind = 0
  while (behind < most - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++
  return [{ start, end: before.length - behind, text: after.slice(start, after.length - behind) }]
}
