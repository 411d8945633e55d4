import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** What the run says of a file: its post is valid, or invalid, or it could not be looked at. */
export type Verdict = 'valid' | 'invalid' | 'not checked'

/** A file of the run. `source` is there where there are diagnostics to show in it. */
export type FileReport = {
  path: string
  verdict: Verdict
  diagnostics: readonly Diagnostic[]
  source?: string | undefined
}

/** The sums of a run. Every file found counts in exactly one of `valid`, `invalid` and `notChecked`. */
export type Totals = {
  files: number
  valid: number
  invalid: number
  notChecked: number
  errors: number
  warnings: number
}

/** Writes a run as it goes: bounded memory, whatever the number of files. Each call gives the text to print. */
export type Reporter = { begin(): string; file(report: FileReport): string; end(totals: Totals): string }
