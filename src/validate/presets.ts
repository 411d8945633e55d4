import type { Config, PresetName, RuleLevel } from './config.js'
import { defaultRules } from './default-rules.js'
import type { Rule } from './rule.js'

const all: readonly Rule[] = defaultRules

/** What every archive wants to know: the rules that say something is wrong, or likely to be. */
export const recommended: Config = {
  extends: [],
  rules: settings(all.filter((rule) => rule.recommended !== false)),
}

/** Every rule that there is. */
export const strict: Config = { extends: [], rules: settings(all) }

/** The presets by name. */
export const presets: Readonly<Record<PresetName, Config>> = { recommended, strict }

function settings(rules: readonly Rule[]): Record<string, RuleLevel> {
  return Object.fromEntries(rules.map(({ code, severity = 'warning' }) => [code, severity]))
}
