import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { isSpecialFile } from './special-file.js'

/** Where the text of a report goes. */
export type Sink = { write(text: string): Promise<void> | undefined; close(): void; abandon(): void }

// In UTF-16 units. A write for each finding takes a tenth of a run in which the cache knows all posts.
const blockLength = 1 << 16

/**
 * A file that is there when it is complete, and not before: it is written under another name. A device or a pipe is written to as it is;
 * a file that is put in its place would be the end of it.
 *
 * @throws the file system's error.
 */
export function fileSink(file: string): Sink {
  mkdirSync(dirname(file), { recursive: true })
  const isSpecial = isSpecialFile(file)
  const written = isSpecial ? file : `${file}.${process.pid}.tmp`
  const descriptor = openSync(written, 'w')
  let texts: string[] = []
  let length = 0
  const flush = () => {
    const block = Buffer.from(texts.join(''))
    for (let done = 0; done < block.length; ) done += writeSync(descriptor, block, done)
    texts = []
    length = 0
  }
  return {
    write(text) {
      texts.push(text)
      length += text.length
      if (length >= blockLength) flush()
      return undefined
    },
    close() {
      flush()
      closeSync(descriptor)
      if (!isSpecial) renameSync(written, file)
    },
    abandon() {
      closeSync(descriptor)
      if (!isSpecial) rmSync(written, { force: true })
    },
  }
}
