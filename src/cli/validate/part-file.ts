import { resolve } from 'node:path'
import { errorReason } from '../../archive/error-reason.js'
import { digestOf, readFileBytes, textOf } from '../../archive/read-file-bytes.js'
import { packageVersion } from '../tool-info.js'
import { UsageError } from '../usage-error.js'
import { needsSource, type PostRecord, type RecordNeeds } from './post-record.js'
import { RecordWriter, readRecords, scanRecords } from './record-file.js'
import { recordToText, textToRecord } from './record-text.js'
import type { Listing, Shard } from './shard.js'

/** Raised when what the file holds is another. */
const partVersion = 2

/** What a part says of itself: by this, parts of one run are known. */
type Header = Shard & {
  tool: 'postmatter part'
  partVersion: number
  version: string
  config: string
  listing: Listing
}

/** Writes what was found in the posts of one part of a run. */
export class PartWriter {
  readonly #writer: RecordWriter

  /** @param config the fingerprint of the configuration. */
  constructor(file: string, { index, total }: Shard, config: string, listing: Listing) {
    const header: Header = {
      tool: 'postmatter part',
      partVersion,
      version: packageVersion(),
      index,
      total,
      config,
      listing,
    }
    this.#writer = new RecordWriter(file, header)
  }

  add(record: PostRecord): void {
    this.#writer.write(JSON.stringify(record.path) + recordToText(record))
  }

  close(): void {
    this.#writer.close()
  }

  abandon(): void {
    this.#writer.abandon()
  }
}

/** The parts of a run, in their order. */
export type Parts = { files: string[]; listing: Listing }

/**
 * Looks whether files are all parts of one run, made by this version for this configuration.
 *
 * @throws UsageError that says which is not.
 */
export function openParts(files: readonly string[], config: string): Parts {
  const headers = files.map((file) => ({ file, header: headerOf(file) }))
  const byIndex = new Map<number, string>()
  const first = headers[0]!
  for (const { file, header } of headers) {
    if (header.version !== packageVersion()) {
      throw new UsageError(`${file} was made by postmatter ${header.version}; this is ${packageVersion()}.`)
    }
    if (header.config !== config) {
      throw new UsageError(
        `${file} was made with another configuration, or another version of Node, than this run has.`,
      )
    }
    if (header.total !== first.header.total) {
      throw new UsageError(`${file} is one of ${header.total} parts, ${first.file} one of ${first.header.total}.`)
    }
    if (header.listing.digest !== first.header.listing.digest) {
      throw new UsageError(`${file} and ${first.file} are not of the same posts.`)
    }
    const other = byIndex.get(header.index)
    if (other !== undefined)
      throw new UsageError(`${file} and ${other} are both part ${header.index} of ${header.total}.`)
    byIndex.set(header.index, file)
  }
  const { total, listing } = first.header
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !byIndex.has(index))
  if (missing.length > 0) {
    const [noun, verb] = missing.length === 1 ? ['Part', 'is'] : ['Parts', 'are']
    throw new UsageError(`${noun} ${missing.join(', ')} of ${total} ${verb} missing.`)
  }
  return { files: Array.from({ length: total }, (_, index) => byIndex.get(index + 1)!), listing }
}

const recordsInBatch = 128

/** What was found in the posts of all parts, batch by batch. */
export async function* readParts({ files }: Parts, needs: RecordNeeds): AsyncGenerator<readonly PostRecord[]> {
  let batch: PostRecord[] = []
  for (const file of files) {
    for (const line of readRecords(file)) {
      const { 0: quoted } = /^"(?:[^"\\]|\\.)*"/.exec(line)!
      const record = textToRecord(line.slice(quoted.length), JSON.parse(quoted) as string)
      batch.push(needsSource(record.diagnostics, needs) ? { ...record, source: sourceOf(record, file) } : record)
      if (batch.length < recordsInBatch) continue
      yield batch
      batch = []
    }
  }
  yield batch
}

/** The text in which findings are shown: only where it is what was checked, places say something. */
function sourceOf({ path, digest }: PostRecord, part: string): string | undefined {
  if (digest === undefined) return undefined
  const read = readFileBytes(path, resolve(path))
  if (!read.ok || digestOf(read.bytes) !== digest) {
    const fault = read.ok ? 'holds something else than when it was checked' : 'is not here'
    throw new UsageError(`${path} ${fault} (${part}). Merge where the posts are that were checked.`)
  }
  return textOf(read.bytes)
}

function headerOf(file: string): Header {
  let header: Partial<Header> | undefined
  try {
    header = scanRecords(file) as Partial<Header> | undefined
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${errorReason(error)}.`)
  }
  if (header?.tool !== 'postmatter part' || header.partVersion !== partVersion) {
    throw new UsageError(`${file} is damaged, or no part that this version of postmatter wrote.`)
  }
  return header as Header
}
