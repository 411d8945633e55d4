import { setImmediate } from 'node:timers/promises'
import { restEvery } from '../../archive/read-posts.js'
import type { Totals } from '../reporters/report.js'
import type { Reports } from '../reports.js'
import type { Baseline } from './baseline.js'
import type { RunFinding } from './post-record.js'
import { addTo } from './tally.js'

/** What `reportRun` needs besides the findings. */
export type ReportRunOptions = {
  reports: Reports
  baseline: Baseline | undefined
  /** Reports errors alone; the sums are of all. */
  quiet: boolean
  /** Called for every post. */
  tick?: (() => void) | undefined
}

/** Reports the findings of a run as they come, without those that the baseline hides, and adds them up. */
export async function reportRun(
  batches: AsyncIterable<readonly RunFinding[]>,
  totals: Totals,
  { reports, baseline, quiet, tick }: ReportRunOptions,
): Promise<void> {
  let rested = performance.now()
  for await (const batch of batches) {
    const shown = batch.map((raw) => {
      const { finding, hidden } = baseline?.hide(raw) ?? { finding: raw, hidden: 0 }
      if (baseline) totals.baselined = (totals.baselined ?? 0) + hidden
      addTo(totals, finding)
      return quiet ? errorsOf(finding) : finding
    })
    await reports.findings(shown.filter(hasSomethingToSay))
    for (const { type } of batch) if (type === 'post') tick?.()
    // Where nothing is to be waited for, signals have their turn.
    if (performance.now() - rested < restEvery) continue
    await setImmediate()
    rested = performance.now()
  }
}

/** Nobody needs to know of a comparison that all findings were left out of. */
function hasSomethingToSay({ type, verdict, before, diagnostics, suppressed }: RunFinding): boolean {
  return type === 'post' || diagnostics.length > 0 || suppressed > 0 || verdict !== before
}

function errorsOf(finding: RunFinding): RunFinding {
  return { ...finding, diagnostics: finding.diagnostics.filter(({ severity }) => severity === 'error') }
}
