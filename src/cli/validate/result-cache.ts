import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import type { FoundPost } from '../../archive/find-posts.js'
import { digestOf, readFileBytes } from '../../archive/read-post-file.js'
import { needsSource, type PlacedRecord, type PlaceTask, type PostRecord, type RecordNeeds } from './post-record.js'
import { RecordWriter, refuseSpecialFile, scanRecords } from './record-file.js'
import { placedToText, recordToText, textToPlaced, textToRecord } from './record-text.js'

/** Raised when what the file holds is another: caches of earlier versions are left aside. */
const cacheVersion = 1
const nameLength = 22
const blockSize = 1 << 16

type Header = { tool: 'postmatter cache'; cacheVersion: number; key: string; now: number }
/** Where the line of a post begins in the file, and how long it is. */
type Place = { offset: number; length: number }

/** What the cache is opened with. */
export type CacheOptions = {
  file: string
  /** Names everything besides the posts that results depend on. */
  key: string
  needs: RecordNeeds
  /** Is told why a cache that is there is not used. */
  warn(reason: string): void
}

/**
 * What was found in posts at an earlier run. It is used for a post only if its bytes are the same, and only if it was
 * made by this version, for this configuration. A line a post: names of its path and of its bytes, and the record.
 */
export class ResultCache {
  readonly #options: CacheOptions
  readonly #places = new Map<string, Place>()
  /** The names of the records that are new. */
  readonly #fresh = new Set<string>()
  readonly #writer: RecordWriter
  readonly #descriptor: number | undefined
  /** Of the names in the file, those whose record was good. */
  readonly #known = new Set<string>()
  /** The part of the file that was read last. */
  #block: Buffer = Buffer.alloc(0)
  #blockOffset = 0

  constructor(options: CacheOptions) {
    this.#options = options
    const { file, key, needs, warn } = options
    // To read from a pipe would take for ever.
    refuseSpecialFile(file)
    const fault = this.#open()
    if (fault !== undefined) {
      this.#places.clear()
      if (fault !== '') warn(fault)
    }
    this.#descriptor = this.#places.size > 0 ? openSync(file, 'r') : undefined
    const header: Header = { tool: 'postmatter cache', cacheVersion, key, now: needs.now }
    this.#writer = new RecordWriter(file, header)
  }

  /** The record of a post whose bytes are known. */
  lookUp(found: FoundPost): PostRecord | undefined {
    if (!('file' in found)) return undefined
    const name = digestOf(found.path)
    const read = this.#places.has(name) ? readFileBytes(found.path, found.file) : undefined
    const text = read?.ok && this.#textOf(name, digestOf(read.bytes))
    if (!text) return undefined
    const record = textToRecord(text, found.path)
    return needsSource(record.diagnostics, this.#options.needs) && isUtf8(read.bytes)
      ? { ...record, source: read.bytes.toString('utf8') }
      : record
  }

  /** Remembers what was found in a post, for as long as its bytes stay the same. */
  store(record: PostRecord): void {
    if (record.isLasting && record.digest !== undefined) {
      this.#store(digestOf(record.path), record.digest, () => recordToText(record))
    }
  }

  /** What archive rules found in a post, with its places, where the bytes and what was found are the same as earlier. */
  lookUpPlaced(task: PlaceTask): PlacedRecord | undefined {
    const text = this.#textOf(...namesOf(task))
    if (!text) return undefined
    const record = textToPlaced(text, task.path)
    if (!needsSource(record.diagnostics, this.#options.needs)) return record
    const read = readFileBytes(task.path, task.file)
    return read.ok && digestOf(read.bytes) === task.digest
      ? { ...record, source: read.bytes.toString('utf8') }
      : undefined
  }

  /** Remembers the places of what archive rules found. */
  storePlaced(task: PlaceTask, record: PlacedRecord): void {
    if (record.isPlaced) this.#store(...namesOf(task), () => placedToText(record))
  }

  /**
   * Puts the cache in its place.
   *
   * @param isWhole whether posts that did not come are gone; else they stay.
   */
  close({ isWhole }: { isWhole: boolean }): void {
    const isUnchanged = this.#fresh.size === 0 && (!isWhole || this.#known.size === this.#places.size)
    if (isUnchanged && this.#places.size > 0) this.#writer.abandon()
    else {
      for (const [name, place] of this.#places) {
        if (!this.#fresh.has(name) && (!isWhole || this.#known.has(name))) this.#writer.write(this.#lineAt(place))
      }
      this.#writer.close()
    }
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
  }

  abandon(): void {
    this.#writer.abandon()
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
  }

  /** What is known under a name, if it is of these bytes. */
  #textOf(name: string, digest: string): string | undefined {
    const place = this.#places.get(name)
    const line = place && this.#lineAt(place)
    if (line?.toString('latin1', nameLength, 2 * nameLength) !== digest) return undefined
    this.#known.add(name)
    return line.toString('utf8', 2 * nameLength)
  }

  #store(name: string, digest: string, text: () => string): void {
    if (this.#known.has(name) || this.#fresh.has(name)) return
    this.#fresh.add(name)
    this.#writer.write(name + digest + text())
  }

  /** Reads where the records stand. Says why the file cannot be used; an empty text where there is none. */
  #open(): string | undefined {
    const { file, key, needs } = this.#options
    let header: Partial<Header> | undefined
    try {
      header = scanRecords(file, ({ line, offset }) =>
        this.#places.set(line.toString('latin1', 0, nameLength), { offset, length: line.length }),
      ) as Partial<Header> | undefined
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return code === 'ENOENT' ? '' : `cannot be read (${message})`
    }
    if (header?.tool !== 'postmatter cache') return 'is damaged, or no cache of postmatter'
    if (header.cacheVersion !== cacheVersion || header.key !== key)
      return 'was made by another version or for another configuration'
    return Number(header.now) > needs.now ? 'was made at a later moment than this' : undefined
  }

  /** Lines are mostly asked for in the order in which they stand in the file. */
  #lineAt({ offset, length }: Place): Buffer {
    const isRead = offset >= this.#blockOffset && offset + length <= this.#blockOffset + this.#block.length
    if (!isRead) {
      const block = Buffer.allocUnsafe(Math.max(length, blockSize))
      this.#block = block.subarray(0, readSync(this.#descriptor!, block, 0, block.length, offset))
      this.#blockOffset = offset
    }
    const start = offset - this.#blockOffset
    return this.#block.subarray(start, start + length)
  }
}

/** The names of what archive rules found in a post: of the post, and of its bytes together with what was found. */
function namesOf({ path, digest, found }: PlaceTask): [name: string, digest: string] {
  return [digestOf(`archive ${path}`), digestOf(digest + JSON.stringify(found))]
}
