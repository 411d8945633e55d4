import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Config } from './config.js'
import type { Fact } from './rule.js'

/** What the rules say of a post: it has no error, or some, or could not be looked at by all of them. */
export type Verdict = 'valid' | 'invalid' | 'not checked'

/** What was found in a post. */
export type Validation = {
  /** Whether it has errors. */
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
