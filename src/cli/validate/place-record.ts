import { resolve } from 'node:path'
import type { ArchiveLedger, NumberedFindings } from '../../archive/archive-ledger.js'
import { type PlacedFindings, placeFindings, unplaced } from '../../archive/place-findings.js'
import { readSource } from '../../archive/read-source.js'
import { needsSource, type PlacedRecord, type RecordNeeds, type RunFinding, toRecord } from './post-record.js'

/** What `placeRecord` needs besides the findings. */
export type PlaceOptions = {
  ledger: ArchiveLedger
  needs: RecordNeeds
  /** Of all rules there are. */
  codes: readonly string[]
}

/** What is reported of findings between a post and others: where they stand, too. Of most that is known; else the file is parsed once more. */
export function placeRecord(findings: NumberedFindings, { ledger, needs, codes }: PlaceOptions): RunFinding {
  const known = ledger.place(findings)
  const record = known
    ? withText(known, findings, ledger, needs)
    : toRecord(placeFindings(ledger.named(findings), resolve(findings.path), codes), needs, needs.placedTexts)
  return ledger.report(record, findings)
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
