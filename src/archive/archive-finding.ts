import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Verdict } from '../validate/validation.js'

/** What was found in a file; or, when all have been read, what was found between a post and others. */
export type ArchiveFinding = {
  /**
   * `post`: every path found gives exactly one. `archive`: only posts of which the archive rules have something to say.
   * `run`: an archive rule failed; there is no path then.
   */
  type: 'post' | 'archive' | 'run'
  /** The file's path with forward slashes. */
  path: string
  /** What the rules say of it. */
  verdict: Verdict
  /** Of an `archive` item: the verdict that its post had before. */
  before?: Verdict
  /** What was found, in the order of the file. */
  diagnostics: Diagnostic[]
  /** How many findings comments in the front matter hide. */
  suppressed: number
  /** The file's text, where it could be read. */
  source?: string | undefined
}

/** What is said of archive rules that failed. */
export function failedRules(failed: Diagnostic[]): ArchiveFinding {
  return { type: 'run', path: '', verdict: 'not checked', diagnostics: failed, suppressed: 0 }
}
