import type * as z from 'zod'
import type { catalogue, DiagnosticCode, Severity } from '../diagnostics/catalogue.js'
import type { FrontMatterSchema } from '../model/front-matter-schema.js'
import type { DefaultRule } from './default-rules.js'
import type { Rule } from './rule.js'

/** How grave the findings of a rule are, or that it does not run. */
export type RuleLevel = Severity | 'off'

/** The level of a rule, or its level and its options. */
export type RuleSetting<O = never> = RuleLevel | readonly [RuleLevel, O]

/** What can be set of a rule besides its level. */
export type RuleOptions<R extends Rule> =
  NonNullable<R['options']> extends z.ZodType ? z.input<NonNullable<R['options']>> : never

/** Settings of rules by code. */
export type RuleSettings<R extends Rule = DefaultRule> = {
  readonly [K in R as K['code']]?: RuleSetting<RuleOptions<K>> | undefined
}

/** The diagnostics of reading that are warnings. */
export type ReadingWarning = {
  [K in DiagnosticCode]: (typeof catalogue)[K]['severity'] extends 'warning' ? K : never
}[DiagnosticCode]

/** Settings of the built-in rules, of rules of one's own, and of the diagnostics of reading that are warnings. */
export type ConfigRules<R extends Rule = Rule> = RuleSettings<DefaultRule | R> & {
  readonly [K in ReadingWarning]?: RuleLevel | undefined
}

/** A named list of settings that comes with postmatter. */
export type PresetName = 'recommended' | 'strict'

/** What is checked, and how grave it is. */
export type Config<R extends Rule = Rule> = {
  /** What the settings are added to, the later over the earlier; default: `recommended`; `[]` for nothing. */
  extends?: PresetName | Config | readonly (PresetName | Config)[] | undefined
  /** Settings by code. Of the diagnostics of reading, warnings can be set, too. */
  rules?: ConfigRules<R> | undefined
  /** Settings for some of the files; later ones count over earlier ones. */
  overrides?:
    | readonly {
        /** Globs of their paths. */
        files: string | readonly string[]
        /** What holds for them. */
        rules: ConfigRules<R>
      }[]
    | undefined
  /** Globs of paths that are left out of a run. */
  ignore?: readonly string[] | undefined
  /** Rules of your own. */
  customRules?: readonly R[] | undefined
  /** The front matter with your own keys, such as `FrontMatter.extend({ translator: z.string() })`. */
  frontMatter?: FrontMatterSchema | undefined
}

/**
 * Gives a configuration its types: codes and options are completed and checked, also those of your own rules.
 *
 * @example
 * export default defineConfig({
 *   rules: { 'timestamp/mismatch': 'error', 'url/insecure': 'off' },
 *   overrides: [{ files: 'scraped/**', rules: { 'preamble/missing': 'off' } }],
 * })
 */
export function defineConfig<const R extends Rule = never>(config: Config<R>): Config<R> {
  return config
}
