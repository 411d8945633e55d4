import { count } from '../count.js'
import { fileOfFormat } from '../outputs.js'
import type { Totals } from '../reporters/report.js'
import { stylishSummary } from '../reporters/stylish.js'
import type { Reports } from '../reports.js'
import type { Terminal } from '../terminal.js'
import type { Baseline } from './baseline.js'
import type { Interruption } from './interruption.js'
import { exitStatus, type Failing } from './tally.js'

/** What a run ends with. */
export type RunEnd = {
  totals: Totals
  reports: Reports
  /** As they were asked for. */
  formats: readonly string[]
  baseline: Baseline | undefined
  failing: Failing
  interruption: Interruption
  /** Whether it fails where the baseline knows what is mended. */
  isBaselineExact: boolean
}

/** Ends the reports, writes the baseline where that was asked for, says why the run fails, and gives the exit status. */
export async function endRun(
  { totals, reports, formats, baseline, failing, interruption, isBaselineExact }: RunEnd,
  terminal: Terminal,
): Promise<number> {
  const interrupted = interruption.status()
  if (interrupted !== undefined) totals.interrupted = true
  // What did not come may be there all the same.
  else if (baseline) totals.mended = baseline.mended
  await reports.end(totals)
  // Else nobody would see why the run fails.
  const files = formats.flatMap((format) => fileOfFormat(format) ?? [])
  if (files.length === formats.length) {
    const options = { infos: true, wraps: terminal.errIsTerminal }
    terminal.err(stylishSummary(totals, terminal.errColors, terminal.errColumns, options))
    terminal.err(`Written: ${files.join(', ')}\n`)
  }
  if (interrupted !== undefined) {
    terminal.err(`Interrupted: ${count(totals.files, 'file')} had been checked.\n`)
    return interrupted
  }
  const said = baseline?.close()
  if (said) terminal.err(`${said}\n`)
  const { maxWarnings } = failing
  if (maxWarnings !== undefined && totals.warnings > maxWarnings) {
    terminal.err(`Too many warnings: ${totals.warnings}, at most ${maxWarnings} are allowed.\n`)
  }
  const status = exitStatus(totals, failing)
  // The sums look clean then.
  if (status === 1 && exitStatus(totals, { ...failing, failOn: 'error' }) === 0) {
    terminal.err(`The run fails, as --fail-on ${failing.failOn} has it.\n`)
  }
  if (!isBaselineExact || !totals.mended) return status
  const [are, them] = totals.mended === 1 ? ['is', 'it'] : ['are', 'them']
  const knows = `${count(totals.mended, 'finding')} that ${are} mended`
  terminal.err(`The baseline knows ${knows}: --baseline-prune takes ${them} out.\n`)
  return Math.max(status, 1)
}
