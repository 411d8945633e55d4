import { digestOf, readFileBytes, textOf } from './read-file-bytes.js'

/** The text of a file that was read before; undefined where it holds something else by now, or is not UTF-8. */
export function readSource(path: string, file: string, digest: string | undefined): string | undefined {
  const read = readFileBytes(path, file)
  return read.ok && digestOf(read.bytes) === digest ? textOf(read.bytes) : undefined
}
