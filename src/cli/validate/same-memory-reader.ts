import { constants } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'

/**
 * Reads files one after the other into the same memory, so what it gives is good until the next is read. To find memory for each takes nearly
 * as long as to read it.
 */
export class SameMemoryReader {
  #memory = Buffer.allocUnsafeSlow(1 << 17)

  /** The bytes of a file; undefined where it cannot be read, or is too large for a text. */
  read(file: string): Buffer | undefined {
    let descriptor: number | undefined
    try {
      descriptor = openSync(file, 'r')
      return this.#readThrough(descriptor)
    } catch {
      return undefined
    } finally {
      if (descriptor !== undefined) closeSync(descriptor)
    }
  }

  #readThrough(descriptor: number): Buffer | undefined {
    for (let length = 0; length <= constants.MAX_STRING_LENGTH; ) {
      if (length === this.#memory.length) this.#memory = Buffer.concat([this.#memory], 2 * length)
      const size = readSync(descriptor, this.#memory, length, this.#memory.length - length, null)
      if (size === 0) return this.#memory.subarray(0, length)
      length += size
    }
    return undefined
  }
}
