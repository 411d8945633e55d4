// Blocks are added, and none is ever copied to a longer one.
const blockSize = 1 << 14
// So many units are put together to a text at once.
const mostUnits = 4_096

/** What a value is, in the byte before it. */
const kinds = { nothing: 0, byte: 1, number: 2, narrow: 3, wide: 4 }

const scratch = new DataView(new ArrayBuffer(8))

/** A value of a packed list. */
export type Packed = string | number | undefined

/**
 * A list that only grows, kept as bytes: a text takes little more than its characters, and nothing is an object of its own. It is read from
 * its begin, by a `PackedReader`.
 */
export class PackedList {
  readonly blocks: Uint8Array[] = []
  /** How much of the last block is taken. */
  #used = blockSize

  /** Adds a value. */
  push(value: Packed): void {
    if (value === undefined) this.#byte(kinds.nothing)
    else if (typeof value === 'string') this.#text(value)
    else this.#number(value)
  }

  #number(value: number): void {
    if ((value & 0xff) === value && !Object.is(value, -0)) {
      this.#byte(kinds.byte)
      this.#byte(value)
      return
    }
    this.#byte(kinds.number)
    scratch.setFloat64(0, value)
    for (let place = 0; place < 8; place++) this.#byte(scratch.getUint8(place))
  }

  #text(text: string): void {
    const isWide = /[^\0-\xff]/.test(text)
    this.#byte(isWide ? kinds.wide : kinds.narrow)
    this.#length(text.length)
    if (!isWide && this.#used + text.length <= blockSize) {
      const block = this.blocks.at(-1)!
      for (let place = 0; place < text.length; place++) block[this.#used + place] = text.charCodeAt(place)
      this.#used += text.length
      return
    }
    for (let place = 0; place < text.length; place++) {
      const unit = text.charCodeAt(place)
      this.#byte(unit & 0xff)
      if (isWide) this.#byte(unit >> 8)
    }
  }

  /** Seven bits a byte; the eighth says that there are more. */
  #length(length: number): void {
    let rest = length
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.#byte((rest & 0x7f) | 0x80)
    this.#byte(rest)
  }

  #byte(byte: number): void {
    if (this.#used === blockSize) {
      this.blocks.push(new Uint8Array(blockSize))
      this.#used = 0
    }
    this.blocks[this.blocks.length - 1]![this.#used++] = byte
  }
}

/** Reads a packed list: as many values as were added to it. */
export class PackedReader {
  readonly #blocks: readonly Uint8Array[]
  #block = 0
  #at = 0

  constructor({ blocks }: PackedList) {
    this.#blocks = blocks
  }

  /** The next value. */
  next(): Packed {
    const kind = this.#byte()
    if (kind === kinds.nothing) return undefined
    if (kind === kinds.byte) return this.#byte()
    if (kind !== kinds.number) return this.#text(kind === kinds.wide)
    for (let place = 0; place < 8; place++) scratch.setUint8(place, this.#byte())
    return scratch.getFloat64(0)
  }

  #text(isWide: boolean): string {
    const length = this.#length()
    // Most texts are short, narrow and whole.
    if (!isWide && length <= mostUnits && this.#at + length <= blockSize) {
      const block = this.#blocks[this.#block]!
      const units = new Array<number>(length)
      for (let place = 0; place < length; place++) units[place] = block[this.#at + place]!
      this.#at += length
      return String.fromCharCode.apply(null, units)
    }
    let text = ''
    for (let rest = length; rest > 0; rest -= mostUnits) {
      const units: number[] = []
      for (let place = Math.min(rest, mostUnits); place > 0; place--) {
        const low = this.#byte()
        units.push(isWide ? low | (this.#byte() << 8) : low)
      }
      text += String.fromCharCode(...units)
    }
    return text
  }

  #length(): number {
    let length = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#byte()
      length += (byte & 0x7f) * factor
      if (byte < 0x80) return length
    }
  }

  #byte(): number {
    if (this.#at === blockSize) {
      this.#block++
      this.#at = 0
    }
    return this.#blocks[this.#block]![this.#at++]!
  }
}
