import type { Diagnostic } from './diagnostic.js'

/**
 * Thrown by the calls that do not collect: it carries every diagnostic, errors first met first.
 *
 * @example
 * try { parsePost(source) } catch (error) { if (error instanceof PostError) console.error(error.diagnostics) }
 */
export class PostError extends Error {
  /** Tells it from other errors, also where it comes from another copy of postmatter. */
  override readonly name = 'PostError'
  /** What was found, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[]

  /**
   * The message is that of the first error.
   *
   * @param diagnostics what was found.
   */
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(summarise(diagnostics), options)
    this.diagnostics = diagnostics
  }
}

function summarise(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const first = errors[0] ?? diagnostics[0]
  if (!first) return 'The post is malformed.'
  const { start } = first.position ?? {}
  const place = [first.file, start?.line, start?.column].filter((part) => part !== undefined).join(':')
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return `${place ? `${place} ` : ''}${first.message} [${first.code}]${more}`
}
