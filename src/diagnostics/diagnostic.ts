import { catalogue, type DiagnosticCode, type Severity } from './catalogue.js'

/** A place in a text, as unist counts: line and column from 1, offset from 0, in UTF-16 code units. */
export type Point = {
  /** From 1. */
  line: number
  /** From 1, in UTF-16 code units. */
  column: number
  /** From 0, in UTF-16 code units. */
  offset: number
}

/** A stretch of text, as unist counts; `end` is exclusive. */
export type Position = {
  /** Where it begins. */
  start: Point
  /** Where it ends, exclusive. */
  end: Point
}

/** Replace the UTF-16 code units from `start` to `end` (exclusive, offsets from 0) by `text`. */
export type TextEdit = {
  /** Offset at which the replaced text begins. */
  start: number
  /** Offset at which it ends, exclusive. */
  end: number
  /** What takes its place. */
  text: string
}

/**
 * What was found in a post: plain data, the same in the library, in JSON reports and in editors.
 *
 * `code` is for ever: it is never removed and never given another meaning. `position` counts in the whole file.
 *
 * @example
 * const diagnostic: Diagnostic = { code: 'site/no-drafts', severity: 'error', message: 'The title begins with "Draft".' }
 */
export type Diagnostic = {
  /** Names the kind of finding; the codes of postmatter are listed in docs/diagnostics. */
  code: DiagnosticCode | (string & {})
  /** An error makes the post malformed or invalid; a warning or an info does not. */
  severity: Severity
  /** What is wrong, in one sentence. */
  message: string
  /** What to do about it. */
  help?: string | undefined
  /** Path of the value in the model, for example `['frontMatter', 'tags', '0']`. */
  field?: string[] | undefined
  /** Where, in the file. */
  position?: Position | undefined
  /** Path of the file, where the caller gave one. */
  file?: string | undefined
  /** Where to read more. */
  url?: string | undefined
  /** Edits that mend it, in the coordinates of the file. */
  fix?: TextEdit[] | undefined
}

/** A diagnostic before it is placed: offsets first, lines and columns only when somebody reads them. */
export type Finding = {
  /** A code of the catalogue. */
  code: DiagnosticCode
  /** Values for the `{name}` placeholders of the catalogue's message. */
  values?: Record<string, string>
  /** Where it begins, as an offset. */
  start?: number
  /** Where it ends, exclusive. */
  end?: number
  /** Path of the value in the model. */
  field?: string[]
}

/**
 * Makes a diagnostic of the catalogue: severity, message and help come from there.
 *
 * @example
 * diagnose({ code: 'front-matter/duplicate-key', values: { key: 'title' } }).message
 * // 'The key "title" stands twice.'
 */
export function diagnose(finding: Finding, position?: Position, file?: string): Diagnostic {
  const entry = catalogue[finding.code]
  const diagnostic: Diagnostic = {
    code: finding.code,
    severity: entry.severity,
    message: fillTemplate(entry.message, finding.values),
    help: fillTemplate(entry.help, finding.values),
  }
  if (finding.field) diagnostic.field = finding.field
  if (position) diagnostic.position = position
  if (file !== undefined) diagnostic.file = file
  return diagnostic
}

/** Puts values in the place of the `{name}` placeholders of a text. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>> = {}): string {
  // Most have none, and to look for them takes longer.
  if (!template.includes('{')) return template
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole))
}
