import { errorReason } from '../../archive/error-reason.js'
import type { FoundPost } from '../../archive/find-posts.js'
import { digestLength, digestOf, readFileBytes, textOf } from '../../archive/read-file-bytes.js'
import { UsageError } from '../usage-error.js'
import { CacheLines, cacheLine, wordMark } from './cache-lines.js'
import { packRecord, unpackRecord } from './packed-record.js'
import { needsSource, type PostRecord, type RecordNeeds } from './post-record.js'
import { RecordWriter } from './record-file.js'
import { WordList } from './word-list.js'

/** Raised when what the file holds is another: caches of earlier versions are left aside. */
const cacheVersion = 4

type Header = { tool: 'postmatter cache'; cacheVersion: number; key: string; now: number }

/** What the cache is opened with. */
export type CacheOptions = {
  file: string
  /** Names everything besides the posts that results depend on. */
  key: string
  needs: RecordNeeds
  /** Is told why a cache that is there is not used, or none can be written. */
  warn(reason: string): void
}

/**
 * What was found in posts at an earlier run. It is used for a post only if its bytes are the same, and only if it was
 * made by this version, for this configuration. A line a post: its path, the digest of its bytes, and the record.
 *
 * It is only a help: where it cannot be read or written, the run goes on without it.
 */
export class ResultCache {
  readonly #needs: RecordNeeds
  /** What an earlier run has left, where it can be used. */
  readonly #earlier: CacheLines | undefined
  readonly #warn: CacheOptions['warn']
  #writer: RecordWriter | undefined
  readonly #words: WordList
  #isChanged = false
  /** Why it cannot be written. */
  #fault: string | undefined

  /** @throws UsageError where something else stands there. */
  constructor({ file, key, needs, warn }: CacheOptions) {
    this.#needs = needs
    this.#warn = warn
    const header: Header = { tool: 'postmatter cache', cacheVersion, key, now: needs.now }
    try {
      this.#writer = new RecordWriter(file, header)
    } catch (error) {
      if (error instanceof UsageError) throw error
      this.#giveUp(error)
    }
    const { lines, fault } = openLines(file, header)
    if (fault) warn(`${fault}: every post is checked`)
    this.#earlier = lines
    this.#words = new WordList((text) => this.#write((writer) => writer.write(wordMark + text)))
    // Under the numbers that they have in lines that stay.
    for (const text of lines?.words ?? []) this.#words.numberOf(JSON.parse(text))
  }

  /** The record of a post whose bytes are known. */
  lookUp(found: FoundPost): PostRecord | undefined {
    if (!('file' in found)) return undefined
    const line = this.#earlier?.find(found.path)
    const read = line && readFileBytes(found.path, found.file)
    if (!read?.ok) return undefined
    const { bytes } = read
    const digest = digestOf(bytes)
    const isGood = line!.text.startsWith(digest)
    this.#earlier!.mark(line!.number, isGood)
    if (!isGood) return undefined
    const record = unpackRecord(line!.text.slice(digestLength), found.path, digest, this.#words)
    if (needsSource(record.diagnostics, this.#needs)) record.source = textOf(bytes)
    record.isCached = true
    return record
  }

  /** Remembers what was found in a post, for as long as its bytes stay the same. */
  store(record: PostRecord): void {
    if (record.isCached || !record.isLasting || record.digest === undefined) return
    this.#isChanged = true
    const line = cacheLine(record.path, record.digest + packRecord(record, this.#words))
    this.#write((writer) => writer.write(line))
  }

  /**
   * Puts the cache in its place.
   *
   * @param isWhole whether posts that did not come are gone; else they stay.
   */
  close({ isWhole }: { isWhole: boolean }): void {
    const isUnchanged = this.#earlier && !this.#isChanged && (!isWhole || this.#earlier.areGood)
    if (isUnchanged) this.#writer?.abandon()
    else {
      this.#write((writer) => {
        for (const line of this.#earlier?.staying({ areUnseen: !isWhole }) ?? []) writer.write(line)
        writer.close()
      })
      if (this.#fault) this.#warn(`cannot be written (${this.#fault}): what was found is not kept`)
    }
    this.#earlier?.close()
  }

  abandon(): void {
    this.#writer?.abandon()
    this.#earlier?.close()
  }

  #write(work: (writer: RecordWriter) => void): void {
    if (!this.#writer) return
    try {
      work(this.#writer)
    } catch (error) {
      this.#giveUp(error)
    }
  }

  #giveUp(error: unknown): void {
    this.#writer?.abandon()
    this.#writer = undefined
    this.#fault = errorReason(error)
  }
}

/** The lines of a cache, or why it is not used; neither where there is none. */
function openLines(file: string, { key, now }: Header): { lines?: CacheLines; fault?: string } {
  let lines: CacheLines
  try {
    lines = new CacheLines(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? {} : { fault: `cannot be read (${errorReason(error)})` }
  }
  const fault = faultOf(lines.header as Partial<Header> | undefined, key, now)
  if (fault === undefined) return { lines }
  lines.close()
  return { fault }
}

function faultOf(header: Partial<Header> | undefined, key: string, now: number): string | undefined {
  if (header?.tool !== 'postmatter cache') return 'is damaged, or no cache of postmatter'
  if (header.cacheVersion !== cacheVersion || header.key !== key)
    return 'was made by another version or for another configuration'
  return Number(header.now) > now ? 'was made at a later moment than this' : undefined
}
