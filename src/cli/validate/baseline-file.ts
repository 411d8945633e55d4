import { readFileSync } from 'node:fs'
import { errorReason } from '../../archive/error-reason.js'
import { FileDraft } from '../file-draft.js'
import { isSpecialFile } from '../special-file.js'
import { UsageError } from '../usage-error.js'

/** Raised when what the file holds is another. */
const baselineVersion = 1

/** A finding of a baseline, and how often it is known: a path, a rule, and a name of the text that it is about. */
export type BaselineEntry = { path: string; code: string; text: string; count: number }

type Nested<T> = Record<string, T>

/** @throws UsageError where the file is not there, or no baseline. */
export function readBaseline(file: string): BaselineEntry[] {
  let content: { baselineVersion?: unknown; findings?: unknown } | null
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as typeof content
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError(`There is no baseline ${file}; --baseline-write makes one.`)
    throw new UsageError(`The baseline ${file} cannot be read: ${errorReason(error)}.`)
  }
  if (content?.baselineVersion !== baselineVersion || !isNested(content.findings)) {
    throw new UsageError(`${file} is no baseline of this version of postmatter; remove it and use --baseline-write.`)
  }
  return Object.entries(content.findings).flatMap(([path, codes]) =>
    Object.entries(codes).flatMap(([code, texts]) =>
      Object.entries(texts).map(([text, count]) => ({ path, code, text, count })),
    ),
  )
}

/** Writes a baseline atomically, sorted, so that a diff shows what has changed. */
export function writeBaseline(file: string, entries: readonly BaselineEntry[]): void {
  const findings = nest(entries, 'path', (ofPath) =>
    nest(ofPath, 'code', (ofCode) => nest(ofCode, 'text', ([entry]) => entry!.count)),
  )
  let draft: FileDraft | undefined
  try {
    if (isSpecialFile(file)) throw new Error('it is no regular file')
    draft = new FileDraft(file)
    draft.write(`${JSON.stringify({ tool: 'postmatter', baselineVersion, findings }, null, 2)}\n`)
    draft.complete()
  } catch (error) {
    draft?.abandon()
    throw new UsageError(`The baseline ${file} cannot be written: ${errorReason(error)}.`)
  }
}

function nest<T>(
  entries: readonly BaselineEntry[],
  by: 'path' | 'code' | 'text',
  below: (entries: BaselineEntry[]) => T,
): Nested<T> {
  const groups = new Map<string, BaselineEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry[by])
    if (group) group.push(entry)
    else groups.set(entry[by], [entry])
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, group]) => [key, below(group)]))
}

function isNested(value: unknown): value is Nested<Nested<Nested<number>>> {
  const isRecordOf = (record: unknown, isValue: (item: unknown) => boolean) =>
    typeof record === 'object' && record !== null && Object.values(record).every(isValue)
  const isCount = (count: unknown) => Number.isInteger(count) && Number(count) > 0
  return isRecordOf(value, (codes) => isRecordOf(codes, (texts) => isRecordOf(texts, isCount)))
}
