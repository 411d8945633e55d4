import { expect, test } from 'vitest'
import type { RunFinding } from '../../src/cli/validate/post-record.js'
import { reportRun } from '../../src/cli/validate/report-run.js'
import { noTotals } from '../../src/cli/validate/tally.js'

const post: RunFinding = { type: 'post', path: 'a.md', verdict: 'valid', diagnostics: [], suppressed: 0 }

test('signals have their turn while nothing is to be waited for, as where the cache knows all posts', async () => {
  let isInterrupted = false
  setTimeout(() => {
    isInterrupted = true
  }, 1)
  let batches = 0
  async function* findings() {
    for (const end = performance.now() + 5_000; !isInterrupted && performance.now() < end; batches++) yield [post]
  }
  const written: (readonly unknown[])[] = []
  const reports = {
    begin: async () => undefined,
    findings: async (found: readonly unknown[]) => void written.push(found),
    end: async () => undefined,
    abandon: () => undefined,
  }
  const totals = noTotals()
  await reportRun(findings(), totals, { reports, baseline: undefined, quiet: false })
  expect(isInterrupted).toBe(true)
  expect(totals.files).toBe(batches)
  expect(written).toEqual(Array.from({ length: batches }, () => [post]))
})
