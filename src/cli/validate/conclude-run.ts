import { resolve } from 'node:path'
import { failedRules } from '../../archive/archive-finding.js'
import { ArchiveLedger } from '../../archive/archive-ledger.js'
import type { ArchiveFindings } from '../../archive/place-findings.js'
import { compileConfig } from '../../validate/compile-config.js'
import type { Config } from '../../validate/config.js'
import { batchSizeAfter } from './check-posts.js'
import type { Checker } from './checker.js'
import { inOrder } from './in-order.js'
import {
  needsSource,
  type PlacedRecord,
  type PlaceTask,
  type PostRecord,
  type RecordNeeds,
  type RunFinding,
} from './post-record.js'

/** What `concludeRun` needs besides the posts. */
export type ConcludeOptions = {
  config: Config
  checker: Checker
  needs: RecordNeeds
  /** Whether these are all posts of the archive, so that they can be compared with one another. */
  isWhole: boolean
  signal: AbortSignal
}

/** Gives what was found in each post as it comes; and when all have come, what the archive rules find between them. */
export async function* concludeRun(
  records: AsyncIterable<PostRecord>,
  { config, checker, needs, isWhole, signal }: ConcludeOptions,
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
  const place = async (batch: readonly ArchiveFindings[]): Promise<PlacedRecord[]> => {
    const known = batch.map((item) =>
      needs.placedTexts || needsSource(item.found, needs) ? undefined : ledger.place(item),
    )
    const unknown = batch.filter((_, index) => !known[index])
    const tasks = unknown.map((item): PlaceTask => ({ ...item, file: resolve(item.path) }))
    const placed = tasks.length > 0 ? await checker.place(tasks) : []
    let next = 0
    return known.map((record) => record ?? placed[next++]!)
  }
  for await (const placed of inOrder(inBatches(findings), () => checker.width, place, signal)) {
    yield ledger.report(placed)
  }
  if (failed.length > 0) yield failedRules(failed)
}

function* inBatches(findings: Iterable<ArchiveFindings>): Generator<ArchiveFindings[]> {
  let batch: ArchiveFindings[] = []
  let given = 0
  for (const finding of findings) {
    batch.push(finding)
    if (batch.length < batchSizeAfter(given)) continue
    yield batch
    given += batch.length
    batch = []
  }
  if (batch.length > 0) yield batch
}
