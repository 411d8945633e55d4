import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
import { compileConfig } from './compile-config.js'
import { PostView } from './post-view.js'
import { runRules } from './run-rules.js'
import { readSuppressions } from './suppressions.js'
import type { ValidateOptions, Validation, Verdict } from './validation.js'

/** What was found in a post, and how long that holds. */
export type DocumentCheck = Validation & {
  /** Whether the same text gives the same at every later moment: no rule looked at the clock, and none failed. */
  isLasting: boolean
}

/** What a post is checked with. */
export type DocumentOptions = ValidateOptions & {
  /** Another spelling of the path, for overrides. */
  alsoAs?: string | undefined
}

/**
 * Does what `validatePost` says.
 *
 * @throws PostError for a configuration with mistakes.
 */
export function checkDocument(document: PostDocument, options: DocumentOptions): DocumentCheck {
  const config = compileConfig(options.config)
  const { path, alsoAs, now } = options
  const view = new PostView(document, { path, now, frontMatter: config.frontMatter })
  const { rules, levels } = config.settingsFor(path, alsoAs)
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
  const wasAsked = (code: string) => rules.some(({ rule }) => rule.code === code && rule.needs !== 'archive')
  const isUnused = (code: string) => view.post !== undefined && wasAsked(code) && !hidden.has(code)
  diagnostics.push(...document.locate(suppressions.findings(isUnused), path))
  diagnostics.sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
  const isLasting = !failed && !view.isOfTheMoment
  return { verdict: verdictOf(diagnostics, failed), diagnostics, suppressed, facts, isLasting }
}

function verdictOf(diagnostics: readonly Diagnostic[], failed: boolean): Verdict {
  if (failed) return 'not checked'
  return diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid'
}
