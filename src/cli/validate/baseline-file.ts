import { readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { errorReason } from '../../archive/error-reason.js'
import { FileDraft } from '../file-draft.js'
import { isSpecialFile } from '../special-file.js'
import { UsageError } from '../usage-error.js'

/** Raised when what the file holds is another. */
const baselineVersion = 2

/** A finding of a baseline, and how often it is known: a path, a rule, and a name of the text that it is about. */
export type BaselineEntry = { path: string; code: string; text: string; count: number }

/** What a baseline holds, and the folder in which it was written: that is where its paths begin. */
export type BaselineContent = { folder: string; entries: BaselineEntry[] }

type Nested<T> = Record<string, T>

/** @throws UsageError where the file is not there, or no baseline. */
export function readBaseline(file: string): BaselineContent {
  let content: { baselineVersion?: unknown; folder?: unknown; findings?: unknown } | null
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as typeof content
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError(`There is no baseline ${file}; --baseline-write makes one.`)
    throw new UsageError(`The baseline ${file} cannot be read: ${errorReason(error)}.`)
  }
  const version = content?.baselineVersion
  if (typeof version === 'number' && version !== baselineVersion) {
    throw new UsageError(
      `The baseline ${file} was written by another version of postmatter, which names findings otherwise; remove it and use --baseline-write.`,
    )
  }
  if (version !== baselineVersion || typeof content?.folder !== 'string' || !isNested(content.findings)) {
    throw new UsageError(`${file} is no baseline of postmatter; remove it and use --baseline-write.`)
  }
  const entries = Object.entries(content.findings).flatMap(([path, codes]) =>
    Object.entries(codes).flatMap(([code, texts]) =>
      Object.entries(texts).map(([text, count]) => ({ path, code, text, count })),
    ),
  )
  return { folder: resolve(dirname(file), content.folder), entries }
}

/** Writes a baseline of the current folder atomically, sorted, so that a diff shows what has changed. */
export function writeBaseline(file: string, entries: readonly BaselineEntry[]): void {
  const findings = nest(entries, 'path', (ofPath) =>
    nest(ofPath, 'code', (ofCode) => nest(ofCode, 'text', ([entry]) => entry!.count)),
  )
  // Seen from the file, so that it is the same in every checkout.
  const folder =
    relative(dirname(resolve(file)), '.')
      .split(sep)
      .join('/') || '.'
  let draft: FileDraft | undefined
  try {
    if (isSpecialFile(file)) throw new Error('it is no regular file')
    draft = new FileDraft(file)
    draft.write(`${JSON.stringify({ tool: 'postmatter', baselineVersion, folder, findings }, null, 2)}
`)
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
