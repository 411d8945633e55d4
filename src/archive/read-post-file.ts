import { constants, isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { type PostDocument, parseDocument } from '../document/document.js'
import { decodeUtf8 } from '../source/decode-utf8.js'
import { createLocator } from '../source/locator.js'
import { errorReason } from './error-reason.js'

/** A file of an archive: its document, or why it has none (it cannot be read, or is not UTF-8). */
export type PostFile =
  | { path: string; ok: true; document: PostDocument }
  | { path: string; ok: false; diagnostics: Diagnostic[] }

/**
 * Reads one file as a document; what stands in the way becomes a diagnostic.
 *
 * @param path to report.
 * @param file to read.
 */
export function readPostFile(path: string, file: string): PostFile {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_FS_FILE_TOO_LARGE'
    const finding = tooLarge
      ? ({ code: 'file/too-large', values: { size: 'more than 2147483647' } } as const)
      : ({ code: 'file/unreadable', values: { reason: errorReason(error) } } as const)
    return { path, ok: false, diagnostics: [diagnose(finding, undefined, path)] }
  }
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    const finding = { code: 'file/too-large', values: { size: String(bytes.length) } } as const
    return { path, ok: false, diagnostics: [diagnose(finding, undefined, path)] }
  }
  if (isUtf8(bytes)) return { path, ok: true, document: parseDocument(bytes.toString('utf8')) }
  return { path, ok: false, diagnostics: [notUtf8(path, bytes)] }
}

function notUtf8(path: string, bytes: Buffer): Diagnostic {
  const decoded = decodeUtf8(bytes)
  if (decoded.ok) throw new Error('two UTF-8 decoders disagree')
  const { offset, byte, validText } = decoded
  const end = validText.length
  const values = { byte: byte.toString(16).toUpperCase().padStart(2, '0'), offset: String(offset) }
  return diagnose({ code: 'encoding/invalid-utf8', values }, createLocator(validText).position(end, end), path)
}
