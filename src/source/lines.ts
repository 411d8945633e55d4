import type { Range } from './range.js'

/** A line of a text: its content ends at `end`, its line ending (LF, CR LF or nothing) at `next`. */
export type Line = Range & { readonly next: number }

/**
 * The line that begins at `start`. Lines of a post's structure end with LF or CR LF; a lone CR belongs to the line, as
 * for gray-matter.
 *
 * @example
 * lineAt('ab\r\nc', 0) // { start: 0, end: 2, next: 4 }
 */
export function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start)
  if (feed === -1) return { start, end: text.length, next: text.length }
  const end = feed > start && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed
  return { start, end, next: feed + 1 }
}

/** Whether the line holds nothing but spaces and tabs. */
export function isBlank(text: string, line: Range): boolean {
  for (let index = line.start; index < line.end; index++) {
    const unit = text.charCodeAt(index)
    if (unit !== 32 && unit !== 9) return false
  }
  return true
}

/** Where the content of a line ends when trailing spaces and tabs are left out. */
export function trimmedEnd(text: string, line: Range): number {
  let { end } = line
  while (end > line.start && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end--
  return end
}

/**
 * The offset of the line ending before the line that holds the offset; with `behind`, the beginning of that line. Here
 * a lone CR ends a line too, as in YAML.
 */
export function previousLineEnd(text: string, offset: number, behind = false): number {
  while (offset > 0 && text[offset - 1] !== '\n' && text[offset - 1] !== '\r') offset--
  if (behind || offset === 0) return offset
  return text[offset - 2] === '\r' && text[offset - 1] === '\n' ? offset - 2 : offset - 1
}

/**
 * The offset of the line ending (or the end) of the line that holds the offset; a lone CR ends a line too.
 *
 * @param limit where nobody wants to know any more: bodies are lines of any length.
 */
export function endOfLine(text: string, offset: number, limit: number = text.length): number {
  while (offset < limit && text[offset] !== '\n' && text[offset] !== '\r') offset++
  return offset
}
