import type { Severity } from '../../diagnostics/catalogue.js'
import type { Totals } from '../reporters/report.js'
import type { RunFinding } from './post-record.js'

const sums = { valid: 'valid', invalid: 'invalid', 'not checked': 'notChecked' } as const

/** The sums of a run that has not begun. */
export function noTotals(): Totals {
  const findings = { errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0 }
  return { files: 0, valid: 0, invalid: 0, notChecked: 0, ...findings, failedRules: 0 }
}

/** Adds a finding to the sums. */
export function addTo(totals: Totals, { type, verdict, before, diagnostics, suppressed }: RunFinding): void {
  if (type === 'post') totals.files++
  if (before) totals[sums[before]]--
  if (type === 'run') totals.failedRules += diagnostics.length
  else totals[sums[verdict]]++
  totals.suppressed += suppressed
  for (const { severity, fix } of diagnostics) {
    totals[`${severity}s`]++
    if (fix) totals.fixable++
  }
}

/** What makes a run fail. */
export type Failing = { failOn: Severity | 'never'; maxWarnings: number | undefined }

/** The exit status: 0 clean, 1 something was found that is not to be, 2 not everything was checked. */
export function exitStatus(totals: Totals, { failOn, maxWarnings }: Failing): number {
  if (totals.notChecked + totals.failedRules > 0) return 2
  if (maxWarnings !== undefined && totals.warnings > maxWarnings) return 1
  const { errors, warnings, infos } = totals
  const found = { never: 0, error: errors, warning: errors + warnings, info: errors + warnings + infos }[failOn]
  return found > 0 ? 1 : 0
}
