import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { targetOf } from './file-draft.js'
import { headOf } from './file-head.js'
import { isSpecialFile } from './special-file.js'
import { UsageError } from './usage-error.js'

/** A file that a run is to write, and the option that names it. */
export type Output = { option: string; file: string }

/** The file of a report, where it has one: `--format json:report.json`. */
export function fileOfFormat(format: string): string | undefined {
  return /:(.*)/s.exec(format)?.[1]
}

/**
 * Refuses what would destroy something: two outputs of one place, and one in the place of a file that is read, or of a post.
 *
 * @param inputs what the run reads.
 * @throws UsageError that says which.
 */
export function assertOutputsApart(outputs: readonly Output[], inputs: readonly string[]): void {
  const read = new Set(inputs.map(placeOf))
  const seen = new Map<string, string>()
  for (const { option, file } of outputs) {
    // A device takes them all.
    if (isSpecialFile(file)) continue
    const place = placeOf(file)
    const other = seen.get(place)
    if (other !== undefined) {
      const both = other === option ? `Two of ${option}` : `${other} and ${option}`
      throw new UsageError(`${both} go to the file ${file}: each needs its own.`)
    }
    seen.set(place, option)
    if (read.has(place)) throw new UsageError(`${option} would replace ${file}, which is to be read.`)
    if (isPost(file)) throw new UsageError(`${option} would replace ${file}, which begins as a post does.`)
  }
}

/** Nothing that a run writes begins with a fence. */
function isPost(file: string): boolean {
  try {
    return /^(?:\xef\xbb\xbf)?---/.test(headOf(file, 6) ?? '')
  } catch {
    // Whoever replaces it says what is wrong with it.
    return false
  }
}

/** By this, names of the same file are known. */
function placeOf(file: string): string {
  try {
    const target = resolve(targetOf(file))
    return join(realpathSync(dirname(target)), basename(target))
  } catch {
    return resolve(file)
  }
}
