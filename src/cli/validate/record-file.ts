import { createHash, type Hash, randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

// A file of lines: a header, the records, and a trailer by which a file that was cut off or changed is known.

const blockSize = 1 << 18
const newline = 0x0a

/** Writes such a file, atomically: under another name until it is complete. */
export class RecordWriter {
  readonly #temporary: string
  readonly #descriptor: number
  readonly #hash: Hash = createHash('sha256')
  #buffered: (string | Buffer)[] = []
  #size = 0
  #records = 0

  constructor(
    readonly file: string,
    header: object,
  ) {
    mkdirSync(dirname(file), { recursive: true })
    this.#temporary = `${file}.${randomUUID()}.tmp`
    this.#descriptor = openSync(this.#temporary, 'wx')
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
    writeSync(this.#descriptor, `${JSON.stringify(trailer)}\n`)
    closeSync(this.#descriptor)
    renameSync(this.#temporary, this.file)
  }

  abandon(): void {
    closeSync(this.#descriptor)
    rmSync(this.#temporary, { force: true })
  }

  #put(line: string | Buffer): void {
    this.#buffered.push(line, '\n')
    this.#size += line.length + 1
    if (this.#size >= blockSize) this.#flush()
  }

  #flush(): void {
    const block = Buffer.concat(this.#buffered.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
    this.#hash.update(block)
    for (let written = 0; written < block.length; ) written += writeSync(this.#descriptor, block, written)
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
 * @returns the header; undefined where the file was cut off or changed.
 * @throws the file system's error.
 */
export function scanRecords(file: string, onRecord: (record: RecordLine) => void = () => undefined): unknown {
  const hash = createHash('sha256')
  let header: Buffer | undefined
  let last: RecordLine | undefined
  let records = 0
  for (const { line, offset } of linesOf(file)) {
    // One behind, because the trailer is known only when nothing comes after it.
    if (last) {
      hash.update(last.line).update('\n')
      if (header) {
        onRecord(last)
        records++
      } else header = last.line
    }
    last = { line: Buffer.from(line), offset }
  }
  if (!header || !last) return undefined
  try {
    const trailer = JSON.parse(String(last.line)) as { records?: unknown; sha256?: unknown }
    if (trailer.records !== records || trailer.sha256 !== hash.digest('hex')) return undefined
    return JSON.parse(String(header))
  } catch {
    return undefined
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

function* linesOf(file: string): Generator<RecordLine> {
  const descriptor = openSync(file, 'r')
  try {
    let rest = Buffer.alloc(0)
    let offset = 0
    for (;;) {
      const block = Buffer.allocUnsafe(blockSize)
      const size = readSync(descriptor, block)
      if (size === 0) break
      let data = Buffer.concat([rest, block.subarray(0, size)])
      for (let end = data.indexOf(newline); end !== -1; end = data.indexOf(newline)) {
        yield { line: data.subarray(0, end), offset }
        offset += end + 1
        data = data.subarray(end + 1)
      }
      rest = data
    }
    // What has no line break was cut off.
    if (rest.length > 0) yield { line: rest, offset }
  } finally {
    closeSync(descriptor)
  }
}
