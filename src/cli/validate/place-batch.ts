import { resolve } from 'node:path'
import type { ArchiveLedger, NumberedFindings } from '../../archive/archive-ledger.js'
import { type PlacedFindings, unplaced } from '../../archive/place-findings.js'
import { readSource } from '../../archive/read-source.js'
import type { Checker } from './checker.js'
import { needsSource, type PlacedRecord, type RecordNeeds, type RunFinding, toRecord } from './post-record.js'

/** What `placeBatch` needs besides the findings. */
export type PlaceOptions = { ledger: ArchiveLedger; checker: Checker; needs: RecordNeeds }

/** What is reported of findings between posts: where they stand, too. Mostly that is known; the other files are parsed once more. */
export async function placeBatch(
  batch: readonly NumberedFindings[],
  { ledger, checker, needs }: PlaceOptions,
): Promise<RunFinding[]> {
  const known = batch.map((findings) => ledger.place(findings))
  const tasks = batch
    .filter((_, index) => !known[index])
    .map((findings) => ({ ...ledger.named(findings), file: resolve(findings.path) }))
  const placed = tasks.length > 0 ? await checker.place(tasks) : []
  let next = 0
  return batch.map((findings, index) => {
    const place = known[index]
    const record = place ? withText(place, findings, ledger, needs) : placed[next++]!
    return ledger.report(record, findings)
  })
}

/** Reads the file once more where its text is shown or named. If it holds something else by now, nobody knows the places. */
function withText(
  placed: PlacedFindings,
  findings: NumberedFindings,
  ledger: ArchiveLedger,
  needs: RecordNeeds,
): PlacedRecord {
  if (!needs.placedTexts && !needsSource(placed.diagnostics, needs)) return placed
  const { path, found, digest } = ledger.named(findings)
  const source = readSource(path, resolve(path), digest)
  return toRecord(source === undefined ? unplaced(path, found) : { ...placed, source }, needs, needs.placedTexts)
}
