import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { fieldRange } from '../validate/field-range.js'
import { readSuppressions } from '../validate/suppressions.js'
import { digestOf, readFileBytes } from './read-file-bytes.js'
import { decodePost } from './read-post-file.js'

/** What the archive rules say of a post. */
export type ArchiveFindings = {
  path: string
  /** Names the bytes that were checked. */
  digest: string | undefined
  found: readonly Diagnostic[]
}

/** The same with places, without what comments in the front matter hide. */
export type PlacedFindings = {
  path: string
  diagnostics: Diagnostic[]
  suppressed: number
  /** Whether the file held what was checked, so that there are places. */
  isPlaced: boolean
  source?: string | undefined
}

/**
 * Reads the file once more, to say where in it the values are: few files have such findings, and none stay in memory. Of a
 * file that holds something else by now, everything is said but the places.
 *
 * @param codes of all rules there are.
 */
export function placeFindings(
  { path, digest, found }: ArchiveFindings,
  file: string,
  codes: readonly string[],
): PlacedFindings {
  const read = readFileBytes(path, file)
  const post = read.ok && digestOf(read.bytes) === digest ? decodePost(path, read.bytes) : undefined
  if (!post?.ok) return unplaced(path, found)
  const { document } = post
  const suppressions = readSuppressions(document, codes)
  const diagnostics = found
    .filter(({ code }) => !suppressions.has(code))
    .map((diagnostic): Diagnostic => {
      const range = diagnostic.field && fieldRange(document, diagnostic.field)
      return range ? { ...diagnostic, position: document.locator.position(range.start, range.end) } : diagnostic
    })
  const suppressed = found.length - diagnostics.length
  return { path, diagnostics, suppressed, isPlaced: true, source: document.source }
}

/** The same where the file cannot be looked at. */
export function unplaced(path: string, found: readonly Diagnostic[]): PlacedFindings {
  return { path, diagnostics: [...found], suppressed: 0, isPlaced: false }
}
