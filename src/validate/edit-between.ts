import type { TextEdit } from '../diagnostics/diagnostic.js'

/** The edit that makes one text of another: what differs between their common beginning and their common end. */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let behind = 0
  while (behind < shorter - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++
  return [{ start, end: before.length - behind, text: after.slice(start, after.length - behind) }]
}
