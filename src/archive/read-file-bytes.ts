import { constants, isAscii, isUtf8, transcode } from 'node:buffer'
import { hash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { errorReason } from './error-reason.js'

/** The bytes of a file, until the next one is read; or why they cannot be had. */
export type FileBytes = { ok: true; bytes: Buffer } | { ok: false; diagnostic: Diagnostic }

// How often, and after how many milliseconds each time, a file is asked for again while too many others are open.
const tries = 200
const pause = 10

/** Reads the bytes of a file: the next call may write others into the same memory. */
export function readFileBytes(path: string, file: string): FileBytes {
  try {
    const bytes = readPatiently(file)
    if (bytes.length <= constants.MAX_STRING_LENGTH) return { ok: true, bytes }
    return { ok: false, diagnostic: tooLarge(path, String(bytes.length)) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_FS_FILE_TOO_LARGE') {
      return { ok: false, diagnostic: tooLarge(path, 'more than 2147483647') }
    }
    const finding = { code: 'file/unreadable', values: { reason: errorReason(error) } } as const
    return { ok: false, diagnostic: diagnose(finding, undefined, path) }
  }
}

/** Waits while this process or the system has too many files open: threads that load their modules have many for a moment. */
function readPatiently(file: string): Buffer {
  for (let left = tries; ; left--) {
    try {
      return readWhole(file)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (left === 0 || (code !== 'EMFILE' && code !== 'ENFILE')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

// Few posts are longer. Memory of its own for each costs as much as to read it, and more when it is collected.
let space: Buffer | undefined
const spaceLength = 256 * 1024

function readWhole(file: string): Buffer {
  space ??= Buffer.allocUnsafeSlow(spaceLength)
  const descriptor = openSync(file, 'r')
  let length = 0
  try {
    for (let read = -1; read !== 0 && length < spaceLength; length += read) {
      read = readSync(descriptor, space, length, spaceLength - length, null)
    }
  } finally {
    closeSync(descriptor)
  }
  return length < spaceLength ? space.subarray(0, length) : readFileSync(file)
}

/**
 * The text of bytes; undefined where they are not UTF-8. `toString('utf8')` takes three times as long for a post with a single curly quote, as
 * nearly all have.
 */
export function textOf(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined
  return isAscii(bytes) ? bytes.toString('latin1') : transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}

/** How many characters a digest has: 128 bits, so that nobody finds two texts of one digest. */
export const digestLength = 22

/** Names bytes or a text. */
export function digestOf(content: Buffer | string): string {
  return hash('sha256', content, 'base64url').slice(0, digestLength)
}

function tooLarge(path: string, size: string): Diagnostic {
  return diagnose({ code: 'file/too-large', values: { size } }, undefined, path)
}
