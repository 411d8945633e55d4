import { resolve } from 'node:path'
import { ArchiveLedger } from '../../archive/archive-ledger.js'
import { failedRules } from '../../archive/validate-archive.js'
import { compileConfig } from '../../validate/compile-config.js'
import type { Config } from '../../validate/config.js'
import { batchSize } from './check-posts.js'
import type { Checker } from './checker.js'
import { inOrder } from './in-order.js'
import type { PlaceTask, PostRecord, RunFinding } from './post-record.js'

/** What `concludeRun` needs besides the posts. */
export type ConcludeOptions = {
  config: Config
  checker: Checker
  /** Whether these are all posts of the archive, so that they can be compared with one another. */
  isWhole: boolean
  signal: AbortSignal
}

/** Gives what was found in each post as it comes; and when all have come, what the archive rules find between them. */
export async function* concludeRun(
  records: AsyncIterable<PostRecord>,
  { config, checker, isWhole, signal }: ConcludeOptions,
): AsyncGenerator<RunFinding> {
  const ledger = new ArchiveLedger()
  for await (const record of records) {
    if (signal.aborted) return
    if (isWhole) ledger.add(record)
    const { path, verdict, diagnostics, suppressed, source, texts } = record
    yield { type: 'post', path, verdict, diagnostics, suppressed, source, texts }
  }
  if (!isWhole || signal.aborted) return
  const { findings, failed } = ledger.conclude(compileConfig(config))
  const tasks = findings.map((finding): PlaceTask => ({ ...finding, file: resolve(finding.path) }))
  for await (const placed of inOrder(slices(tasks), () => checker.width, checker.place, signal)) {
    yield ledger.report(placed)
  }
  if (failed.length > 0) yield failedRules(failed)
}

function* slices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize)
}
