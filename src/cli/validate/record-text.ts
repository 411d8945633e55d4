import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { PostRecord } from './post-record.js'

type Stored = Omit<PostRecord, 'path' | 'source' | 'isLasting' | 'isCached'>

/** A record as a line of JSON, without its path and its source. */
export function recordToText({ path, source: _, isLasting: __, isCached: ___, ...record }: PostRecord): string {
  const diagnostics = record.diagnostics.map((diagnostic) => replaceFile(diagnostic, path, ''))
  return JSON.stringify({ ...record, diagnostics } satisfies Stored)
}

/** The record of such a line. */
export function textToRecord(text: string, path: string): PostRecord {
  const { diagnostics, ...record } = JSON.parse(text) as Stored
  return {
    path,
    ...record,
    diagnostics: diagnostics.map((diagnostic) => replaceFile(diagnostic, '', path)),
    isLasting: true,
  }
}

/** The order of the keys stays: reports are the same, to the byte. */
function replaceFile(diagnostic: Diagnostic, from: string, to: string): Diagnostic {
  return diagnostic.file === from ? { ...diagnostic, file: to } : diagnostic
}
