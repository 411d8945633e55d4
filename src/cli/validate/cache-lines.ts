import { closeSync, openSync, readSync } from 'node:fs'
import { scanRecords } from './record-file.js'

/** What stands before a word: no path begins like this, as it stands in a line. */
export const wordMark = '='

/** A line about a post: its path, as JSON, and what else is to stand there. */
export function cacheLine(path: string, text: string): string {
  return JSON.stringify(path) + text
}

const blockSize = 1 << 16

/** What has become of a line. */
const marks = { unseen: 0, good: 1, outdated: 2, word: 3 }

/** A line that was found: its number, and its text behind the path. */
export type CacheLine = { number: number; text: string }

/**
 * The lines of a cache that is there. They are found by the paths that stand before them, and soonest in the order in which they stand. Of
 * a line, two numbers and a byte stay in memory.
 */
export class CacheLines {
  /** What the file says of itself; undefined where it was cut off or changed. */
  readonly header: unknown
  /** Its words, in their order. */
  readonly words: string[] = []
  readonly #descriptor: number
  #isOpen = true
  /** Where lines begin; and at last, where the last one ends. */
  readonly #offsets: number[] = []
  /** Of each line, a number that is made of its path: a few paths may have one in common. */
  readonly #keys: number[] = []
  readonly #marks: Uint8Array
  /** By their keys, the numbers of lines, from 1; made when a line is asked for out of turn. */
  #table: Uint32Array | undefined
  #next = 0
  /** How many records nobody has asked for, or were out of date. */
  #left: number
  /** The part of the file that was read last. */
  #block: Buffer = Buffer.alloc(0)
  #blockOffset = 0

  /** @throws the file system's error. */
  constructor(file: string) {
    const words: number[] = []
    this.header = scanRecords(
      file,
      ({ line, offset }) => {
        if (line[0] === wordMark.charCodeAt(0)) {
          words.push(this.#keys.length)
          this.words.push(line.toString('utf8', 1))
        }
        this.#keys.push(keyOf(line))
        this.#offsets.push(offset)
      },
      (end) => this.#offsets.push(end),
    )
    this.#marks = new Uint8Array(this.#keys.length)
    for (const number of words) this.#marks[number] = marks.word
    this.#left = this.#keys.length - words.length
    this.#descriptor = openSync(file, 'r')
  }

  /** The line about a post. */
  find(path: string): CacheLine | undefined {
    const name = JSON.stringify(path)
    while (this.#marks[this.#next] === marks.word) this.#next++
    const line = this.#lineOf(this.#next, name) ?? this.#lookUp(name)
    if (line) this.#next = line.number + 1
    return line
  }

  /** Says of a line that its record was good, or that it is out of date. */
  mark(number: number, isGood: boolean): void {
    if (isGood && this.#marks[number] !== marks.good) this.#left--
    this.#marks[number] = isGood ? marks.good : marks.outdated
  }

  /** Whether the records of all lines were good. */
  get areGood(): boolean {
    return this.#left === 0
  }

  /** The lines that stay: whose records were good; or else that are not known to be out of date. */
  *staying({ areUnseen }: { areUnseen: boolean }): Generator<Buffer> {
    for (const [number, mark] of this.#marks.entries()) {
      if (mark === marks.good || (mark === marks.unseen && areUnseen)) yield this.#bytesOf(number)
    }
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor)
    this.#isOpen = false
  }

  #lineOf(number: number, name: string): CacheLine | undefined {
    if (number >= this.#keys.length) return undefined
    const text = this.#bytesOf(number).toString('utf8')
    return text.startsWith(name) ? { number, text: text.slice(name.length) } : undefined
  }

  #lookUp(name: string): CacheLine | undefined {
    this.#table ??= tableOf(this.#keys)
    const key = keyOf(Buffer.from(name))
    for (let slot = key % this.#table.length; this.#table[slot] !== 0; slot = (slot + 1) % this.#table.length) {
      const number = this.#table[slot]! - 1
      const line = this.#keys[number] === key ? this.#lineOf(number, name) : undefined
      if (line) return line
    }
    return undefined
  }

  #bytesOf(number: number): Buffer {
    const offset = this.#offsets[number]!
    const length = this.#offsets[number + 1]! - 1 - offset
    const isRead = offset >= this.#blockOffset && offset + length <= this.#blockOffset + this.#block.length
    if (!isRead) {
      const block = Buffer.allocUnsafe(Math.max(length, blockSize))
      this.#block = block.subarray(0, readSync(this.#descriptor, block, 0, block.length, offset))
      this.#blockOffset = offset
    }
    const start = offset - this.#blockOffset
    return this.#block.subarray(start, start + length)
  }
}

/** The numbers of lines, from 1, at the places of their keys or the next ones that are free. */
function tableOf(keys: readonly number[]): Uint32Array {
  const table = new Uint32Array(2 * keys.length + 1)
  for (const [index, key] of keys.entries()) {
    let slot = key % table.length
    while (table[slot] !== 0) slot = (slot + 1) % table.length
    table[slot] = index + 1
  }
  return table
}

const quote = 0x22
const backslash = 0x5c

/** FNV-1a of the JSON string that a line begins with. */
function keyOf(line: Buffer): number {
  let key = 0x811c9dc5
  for (let place = 1; place < line.length && line[place] !== quote; place++) {
    key = Math.imul(key ^ line[place]!, 0x01000193)
    if (line[place] === backslash) place++
  }
  return key >>> 0
}
