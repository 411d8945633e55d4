import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { FileDraft } from '../file-draft.js'
import { headOf } from '../file-head.js'
import { isSpecialFile } from '../special-file.js'
import { UsageError } from '../usage-error.js'

// A file of lines: a header, the records, and a trailer by which a file that was cut off or changed is known.

const blockSize = 1 << 18
const newline = 0x0a
// Two numbers and a hash.
const longestTrailer = 200

/**
 * Refuses to replace what is no such file.
 *
 * @param tool what the header says that it is.
 * @throws UsageError; or the file system's error, where nobody can say what it is.
 */
function refuseOtherFile(file: string, tool: string): void {
  if (isSpecialFile(file)) throw new UsageError(`${file} cannot be written: it is no regular file.`)
  const begin = JSON.stringify({ tool }).slice(0, -1)
  // One that was cut off may be replaced, too.
  if (begin.startsWith(headOf(file, begin.length) ?? '')) return
  throw new UsageError(`${file} is no ${tool}, and is not replaced. Remove it, or name another file.`)
}

/** Writes such a file: it is there when it is complete. */
export class RecordWriter {
  readonly #draft: FileDraft
  readonly #hash: Hash = createHash('sha256')
  #buffered: (string | Buffer)[] = []
  #size = 0
  #records = 0

  /** @param header its first key is `tool`. */
  constructor(file: string, header: { tool: string }) {
    refuseOtherFile(file, header.tool)
    this.#draft = new FileDraft(file)
    this.#put(JSON.stringify(header))
  }

  /** Adds a record: a text without line breaks. */
  write(record: string | Buffer): void {
    this.#records++
    this.#put(record)
  }

  close(): void {
    this.#flush()
    const trailer = { records: this.#records, sha256: this.#hash.digest('hex') }
    this.#draft.write(`${JSON.stringify(trailer)}\n`)
    this.#draft.complete()
  }

  abandon(): void {
    this.#draft.abandon()
  }

  #put(line: string | Buffer): void {
    this.#buffered.push(line, '\n')
    this.#size += line.length + 1
    if (this.#size >= blockSize) this.#flush()
  }

  #flush(): void {
    const block = Buffer.concat(this.#buffered.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
    this.#hash.update(block)
    this.#draft.write(block)
    this.#buffered = []
    this.#size = 0
  }
}

/** A line of such a file, without its line break, and where it begins. Good until the next is read. */
export type RecordLine = { line: Buffer; offset: number }

/**
 * Reads such a file through, and says whether it is whole.
 *
 * @param onRecord is called for every record, before it is known whether the file is whole.
 * @param onEnd is told where the last record ends.
 * @returns the header; undefined where the file was cut off or changed.
 * @throws the file system's error.
 */
export function scanRecords(
  file: string,
  onRecord: (record: RecordLine) => void = () => undefined,
  onEnd: (offset: number) => void = () => undefined,
): unknown {
  const trailer = trailerOf(file)
  if (!trailer) return undefined
  const hash = createHash('sha256')
  let header: Buffer | undefined
  let records = 0
  for (const record of linesOf(file, trailer.offset, (block) => hash.update(block))) {
    if (header) {
      records++
      onRecord(record)
    } else header = Buffer.from(record.line)
  }
  onEnd(trailer.offset)
  try {
    const { records: expected, sha256 } = JSON.parse(String(trailer.line)) as { records?: unknown; sha256?: unknown }
    return expected === records && sha256 === hash.digest('hex') ? JSON.parse(String(header)) : undefined
  } catch {
    return undefined
  }
}

/** The last line of a file, if it is whole and has one before it. */
function trailerOf(file: string): RecordLine | undefined {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const tail = Buffer.alloc(Math.min(size, longestTrailer))
    const start = size - readSync(descriptor, tail, 0, tail.length, size - tail.length)
    const before = tail.lastIndexOf(newline, tail.length - 2)
    if (before === -1 || tail.at(-1) !== newline) return undefined
    return { line: tail.subarray(before + 1, -1), offset: start + before + 1 }
  } finally {
    closeSync(descriptor)
  }
}

/** The records of a file that is known to be whole. */
export function* readRecords(file: string): Generator<string> {
  let last: string | undefined
  let isHeader = true
  for (const { line } of linesOf(file)) {
    if (last !== undefined && !isHeader) yield last
    if (last !== undefined) isHeader = false
    last = String(line)
  }
}

/** @param end where to stop, at the begin of a line. */
function* linesOf(
  file: string,
  end = Number.POSITIVE_INFINITY,
  onBlock?: (block: Buffer) => void,
): Generator<RecordLine> {
  const descriptor = openSync(file, 'r')
  try {
    let data = Buffer.alloc(0)
    let offset = 0
    for (let position = 0; position < end; ) {
      const block = Buffer.allocUnsafe(Math.min(blockSize, end - position))
      const size = readSync(descriptor, block, 0, block.length, position)
      if (size === 0) break
      position += size
      onBlock?.(block.subarray(0, size))
      data = Buffer.concat([data, block.subarray(0, size)])
      let begin = 0
      for (let at = data.indexOf(newline); at !== -1; at = data.indexOf(newline, begin)) {
        yield { line: data.subarray(begin, at), offset: offset + begin }
        begin = at + 1
      }
      offset += begin
      data = data.subarray(begin)
    }
    // What has no line break was cut off.
    if (data.length > 0) yield { line: data, offset }
  } finally {
    closeSync(descriptor)
  }
}
