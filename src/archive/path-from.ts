import { relative, resolve, sep } from 'node:path'

/** Neither at the root, nor with segments that are empty or dots. */
const plain = /^(?![/\\]|[a-z]:)(?!(?:.*[/\\])?\.{0,2}(?:[/\\]|$))/is

/** A path as it stands in a folder, with forward slashes, however it was spelled; `.` for the folder itself. */
export function pathFrom(folder: string, path: string): string {
  // Most are as they should be, and the same text takes no more memory.
  if (plain.test(path)) return path
  return relative(folder, resolve(folder, path)).split(sep).join('/') || '.'
}
