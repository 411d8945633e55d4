import { closeSync, openSync, readSync } from 'node:fs'

/**
 * How a file begins: at most so many bytes, as Latin letters; undefined where there is none.
 *
 * @throws the file system's error, where it cannot be read.
 */
export function headOf(file: string, length: number): string | undefined {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
  try {
    const bytes = Buffer.alloc(length)
    return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, length, 0))
  } finally {
    closeSync(descriptor)
  }
}
