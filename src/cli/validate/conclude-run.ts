import { failedRules } from '../../archive/archive-finding.js'
import { ArchiveLedger, type NumberedFindings } from '../../archive/archive-ledger.js'
import { compileConfig } from '../../validate/compile-config.js'
import type { Config } from '../../validate/config.js'
import { placeRecord } from './place-record.js'
import type { PostRecord, RecordNeeds, RunFinding } from './post-record.js'

/** What `concludeRun` needs besides the posts. */
export type ConcludeOptions = {
  config: Config
  needs: RecordNeeds
  /** Whether these are all posts of the archive, so that they can be compared with one another. */
  isWhole: boolean
  signal: AbortSignal
}

/** Gives what was found in the posts as they come, batch by batch; and when all have come, what the archive rules find between them. */
export async function* concludeRun(
  batches: AsyncIterable<readonly PostRecord[]>,
  { config, needs, isWhole, signal }: ConcludeOptions,
): AsyncGenerator<readonly RunFinding[]> {
  const ledger = new ArchiveLedger()
  for await (const batch of batches) {
    if (signal.aborted) return
    if (isWhole) for (const record of batch) ledger.add(record)
    yield batch.map(toFinding)
  }
  if (!isWhole || signal.aborted) return
  const compiled = compileConfig(config)
  const { findings, failed } = ledger.conclude(compiled)
  for (const batch of inBatches(findings)) {
    if (signal.aborted) return
    yield batch.map((item) => placeRecord(item, { ledger, needs, codes: compiled.codes }))
  }
  if (failed.length > 0) yield [failedRules(failed)]
}

function toFinding({ path, verdict, diagnostics, suppressed, source, texts }: PostRecord): RunFinding {
  return { type: 'post', path, verdict, diagnostics, suppressed, source, texts }
}

const findingsInBatch = 128

function* inBatches(findings: Iterable<NumberedFindings>): Generator<NumberedFindings[]> {
  let batch: NumberedFindings[] = []
  for (const finding of findings) {
    batch.push(finding)
    if (batch.length < findingsInBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
