import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { type PostDocument, parseDocument } from '../document/document.js'
import { decodeUtf8 } from '../source/decode-utf8.js'
import { createLocator } from '../source/locator.js'
import { readFileBytes, textOf } from './read-file-bytes.js'

/** A file of an archive: its document, or why it has none (it cannot be read, or is not UTF-8). */
export type PostFile =
  | {
      /** The file's path with forward slashes. */
      path: string
      /** It could be read. */
      ok: true
      /** Its text, cut into its parts: it may still be malformed. */
      document: PostDocument
    }
  | {
      /** The file's path with forward slashes. */
      path: string
      /** It could not be read. */
      ok: false
      /** Why. */
      diagnostics: Diagnostic[]
    }

/**
 * Reads one file as a document; what stands in the way becomes a diagnostic.
 *
 * @param path to report.
 * @param file to read.
 */
export function readPostFile(path: string, file: string): PostFile {
  const read = readFileBytes(path, file)
  return read.ok ? decodePost(path, read.bytes) : { path, ok: false, diagnostics: [read.diagnostic] }
}

/** The document that bytes are, where they are UTF-8. */
export function decodePost(path: string, bytes: Buffer): PostFile {
  const text = textOf(bytes)
  if (text === undefined) return { path, ok: false, diagnostics: [notUtf8(path, bytes)] }
  return { path, ok: true, document: parseDocument(text) }
}

function notUtf8(path: string, bytes: Buffer): Diagnostic {
  const decoded = decodeUtf8(bytes)
  if (decoded.ok) throw new Error('two UTF-8 decoders disagree')
  const { offset, byte, validText } = decoded
  const end = validText.length
  const values = { byte: byte.toString(16).toUpperCase().padStart(2, '0'), offset: String(offset) }
  return diagnose({ code: 'encoding/invalid-utf8', values }, createLocator(validText).position(end, end), path)
}
