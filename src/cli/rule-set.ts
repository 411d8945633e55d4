import { createHash } from 'node:crypto'
import { compileConfig } from '../validate/compile-config.js'
import type { Config } from '../validate/config.js'

/** By which rules a run checks, so that two reports can be known to be of the same ones. */
export type RuleSet = {
  /** `recommended`, `strict` or `configuration`. */
  name: string
  /** How many rules run, of those that run for all files. */
  rules: number
  /** Changes with the rules that run, their levels, their options and the overrides. */
  digest: string
}

/** The rule set that a configuration means. */
export function ruleSetOf(config: Config): RuleSet {
  const { rules, levels } = compileConfig(config).settingsFor(undefined)
  const settings = rules.map(({ rule, level, options }) => [rule.code, level, options])
  const content = JSON.stringify([settings, [...levels], config.overrides ?? []])
  const { extends: base = 'recommended', ...rest } = config
  const isPreset = typeof base === 'string' && Object.keys(rest).length === 0
  return {
    name: isPreset ? base : 'configuration',
    rules: rules.length,
    digest: createHash('sha256').update(content).digest('hex').slice(0, 12),
  }
}
