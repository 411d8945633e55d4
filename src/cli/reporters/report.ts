import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Verdict } from '../../validate/validation.js'

/** A file of the run. `source` is there where there are diagnostics to show in it. */
export type FileReport = {
  path: string
  verdict: Verdict
  diagnostics: readonly Diagnostic[]
  source?: string | undefined
  /** How many findings comments in the front matter hide. */
  suppressed?: number
  /** The verdict before it was compared with others. */
  before?: Verdict
}

/** Where people look for a path, of what is about no file. */
export const wholeArchive = 'the whole archive'

/** The sums of a run. Every file found counts in exactly one of `valid`, `invalid` and `notChecked`. */
export type Totals = {
  files: number
  valid: number
  invalid: number
  notChecked: number
  errors: number
  warnings: number
  infos: number
  /** Findings that `--fix` would mend. */
  fixable: number
  /** Findings that comments in the front matter hide. */
  suppressed: number
  /** Rules about the whole archive that failed. */
  failedRules: number
  /** With `--fix`: the findings that it has mended. */
  fixed?: number
  /** With a baseline: the findings that it hides. */
  baselined?: number
  /** With a baseline: the findings that it knows and that are no more. */
  mended?: number
  /** Where only a part of the posts was asked for (`--since`, `--shard`): they were not compared with one another. */
  partial?: true
  /** Where the run was interrupted: there may be more posts, and they were not compared with one another. */
  interrupted?: true
}

/**
 * Writes a run as it goes: bounded memory, whatever the number of files. Each call gives the text to print. Files come once
 * each; `archive` has what is found between a file and others, when all have come; and `failed` the rules that could not look for it.
 */
export type Reporter = {
  begin(): string
  file(report: FileReport): string
  archive(report: FileReport): string
  failed(diagnostics: readonly Diagnostic[]): string
  end(totals: Totals): string | Promise<string>
}
