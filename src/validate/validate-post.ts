import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { PostDocument, parseDocument } from '../document/document.js'
import { compileConfig } from './compile-config.js'
import type { Config } from './config.js'
import { PostView } from './post-view.js'
import type { Fact } from './rule.js'
import { runRules } from './run-rules.js'
import { readSuppressions } from './suppressions.js'

/** What the rules say of a post: it has no error, or some, or could not be looked at by all of them. */
export type Verdict = 'valid' | 'invalid' | 'not checked'

/** What was found in a post. */
export type Validation = {
  verdict: Verdict
  /** In the order of the file. */
  diagnostics: Diagnostic[]
  /** How many findings comments in the front matter hide. */
  suppressed: number
  /** What the rules about whole archives keep of the post, by their codes. */
  facts: Readonly<Record<string, Fact>>
}

/** Options of `validatePost`. */
export type ValidateOptions = {
  /** What is checked; default: `recommended`. */
  config?: Config | undefined
  /** The file's path, below the archive's folder, with forward slashes: for its name, for overrides and for diagnostics. */
  path?: string | undefined
  /** The moment that counts as the present one; default: now. */
  now?: Date | undefined
}

/**
 * Checks a post: everything that reading it says, and everything that the rules of the configuration find. Never throws for
 * what stands in a post; a rule that fails makes it 'not checked'.
 *
 * @throws PostError for a configuration with mistakes.
 * @example
 * const { verdict, diagnostics } = validatePost(source, { path: '2020-11-02-the-sail-mender.md' })
 */
export function validatePost(source: string | PostDocument, options: ValidateOptions = {}): Validation {
  const config = compileConfig(options.config)
  const { path, now } = options
  const document = source instanceof PostDocument ? source : parseDocument(source)
  const view = new PostView(document, { path, now, frontMatter: config.frontMatter })
  const { rules, levels } = config.settingsFor(path)
  const suppressions = readSuppressions(document, config.codes)
  const { diagnostics: found, facts, failed } = runRules(view, rules)

  const hidden = new Set<string>()
  let suppressed = 0
  const diagnostics = [...view.diagnostics, ...found].flatMap((diagnostic): Diagnostic[] => {
    const { code } = diagnostic
    const level = levels.get(code)
    if (level === 'off') return []
    // Errors of reading make the post malformed, whatever a comment says: it may not even be one.
    if (suppressions.has(code) && config.codes.includes(code)) {
      hidden.add(code)
      suppressed++
      return []
    }
    return [level ? { ...diagnostic, severity: level } : diagnostic]
  })
  // Archive rules speak when all posts have been read, and of a malformed post few rules say anything.
  const asked = new Set(view.post ? rules.flatMap(({ rule }) => (rule.needs === 'archive' ? [] : [rule.code])) : [])
  const isUnused = (code: string) => asked.has(code) && !hidden.has(code)
  diagnostics.push(...document.locate(suppressions.findings(isUnused), path))
  diagnostics.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
  return { verdict: verdictOf(diagnostics, failed), diagnostics, suppressed, facts }
}

function verdictOf(diagnostics: readonly Diagnostic[], failed: boolean): Verdict {
  if (failed) return 'not checked'
  return diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid'
}
