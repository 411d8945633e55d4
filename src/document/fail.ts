import type { DiagnosticCode } from '../diagnostics/catalogue.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'

/** Throws a PostError with one diagnostic. */
export function fail(code: DiagnosticCode, values: Record<string, string>): never {
  throw new PostError([diagnose({ code, values })])
}
