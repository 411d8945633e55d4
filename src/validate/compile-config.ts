import type * as z from 'zod'
import { catalogue } from '../diagnostics/catalogue.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import type { FrontMatterSchema } from '../model/front-matter-schema.js'
import { own } from '../source/own.js'
import { suggest } from '../source/suggest.js'
import type { Config, PresetName, RuleLevel } from './config.js'
import { ConfigSchema, overrideKeys } from './config-schema.js'
import { defaultRules } from './default-rules.js'
import { globMatcher } from './glob-matcher.js'
import { presets } from './presets.js'
import type { ArchiveRule, Rule } from './rule.js'

/** A rule that runs, how grave its findings are, and its options. */
export type ActiveRule = { rule: Rule; level: Exclude<RuleLevel, 'off'>; options: unknown }

/** What holds for a file. */
export type FileSettings = {
  rules: readonly ActiveRule[]
  /** Levels of the diagnostics of reading that are not as the catalogue has them. */
  levels: ReadonlyMap<string, RuleLevel>
}

/** A configuration that was checked. */
export type CompiledConfig = {
  /** The codes of all rules there are, running or not. */
  codes: readonly string[]
  frontMatter: FrontMatterSchema | undefined
  ignore: readonly string[]
  /** The archive rules that run for some files. */
  archiveRules: readonly ArchiveRule[]
  /** @param alsoAs another spelling of the path: overrides for either hold. */
  settingsFor(path: string | undefined, alsoAs?: string): FileSettings
}

type Layer = { rules: Record<string, unknown>; matches?: ReturnType<typeof globMatcher>; where: string }

const compiled = new WeakMap<object, CompiledConfig>()

/**
 * Checks a configuration and makes it ready for use; the same one only once.
 *
 * @throws PostError with `config/invalid`, `config/unknown-rule` or `config/fixed-severity`.
 */
export function compileConfig(config: Config = {}): CompiledConfig {
  const known = compiled.get(config)
  if (known) return known
  const made = compile(config)
  compiled.set(config, made)
  return made
}

function compile(config: Config): CompiledConfig {
  const checked = ConfigSchema.safeParse(config)
  if (!checked.success) {
    throw invalid(
      checked.error.issues.map((issue) => ({
        where: issue.path.map(String).join('.'),
        reason: reasonOf(issue, issue.path.length === 0 ? Object.keys(ConfigSchema.shape) : overrideKeys),
      })),
    )
  }
  const parts = flatten(config)
  const rules = new Map<string, Rule>(defaultRules.map((rule) => [rule.code, rule]))
  for (const rule of parts.flatMap(({ customRules = [] }) => customRules as readonly Rule[])) {
    if (rules.has(rule.code) && rules.get(rule.code) !== rule) {
      throw invalid([{ where: 'customRules', reason: `there is a rule ${rule.code} already` }])
    }
    rules.set(rule.code, rule)
  }
  const layers = parts.flatMap((part): Layer[] => [
    { rules: part.rules ?? {}, where: 'rules' },
    ...(part.overrides ?? []).map((override, index) => ({
      rules: override.rules,
      matches: globMatcher(override.files),
      where: `overrides.${index}.rules`,
    })),
  ])
  for (const layer of layers) checkLayer(layer, rules)

  const cache = new Map<string, FileSettings>()
  const mentioned = new Set(layers.flatMap((layer) => Object.keys(layer.rules)))
  return {
    archiveRules: [...rules.values()].filter(
      (rule): rule is ArchiveRule => rule.needs === 'archive' && mentioned.has(rule.code),
    ),
    codes: [...rules.keys()],
    frontMatter: parts.findLast(({ frontMatter }) => frontMatter !== undefined)?.frontMatter,
    ignore: parts.flatMap(({ ignore = [] }) => ignore),
    settingsFor(path, alsoAs = path) {
      const spellings = [path, alsoAs].filter((spelling) => spelling !== undefined)
      const matching = layers.map(({ matches }) => !matches || (spellings.length > 0 && matches(spellings)))
      const key = matching.map(Number).join('')
      const known = cache.get(key)
      if (known) return known
      const settings = settingsOf(
        layers.filter((_, index) => matching[index]),
        rules,
      )
      cache.set(key, settings)
      return settings
    },
  }
}

/** A configuration behind those that it extends. */
function flatten(config: Config): Config[] {
  const bases = [config.extends ?? 'recommended'].flat() as (PresetName | Config)[]
  return [...bases.flatMap((base) => (typeof base === 'string' ? [presets[base]] : flatten(base))), config]
}

function settingsOf(layers: readonly Layer[], rules: ReadonlyMap<string, Rule>): FileSettings {
  const settings = new Map<string, { level: RuleLevel; options: unknown }>()
  for (const [code, setting] of layers.flatMap((layer) => Object.entries(layer.rules))) {
    if (setting === undefined) continue
    const [level, options = settings.get(code)?.options] = [setting].flat() as [RuleLevel, unknown]
    settings.set(code, { level, options })
  }
  const active: ActiveRule[] = []
  for (const [code, rule] of rules) {
    const { level, options = {} } = settings.get(code) ?? { level: 'off' }
    if (level !== 'off') active.push({ rule, level, options: (rule.options as z.ZodType | undefined)?.parse(options) })
  }
  const levels = new Map([...settings].filter(([code]) => !rules.has(code)).map(([code, { level }]) => [code, level]))
  return { rules: active, levels }
}

function checkLayer({ rules: settings, where }: Layer, rules: ReadonlyMap<string, Rule>): void {
  for (const [code, setting] of Object.entries(settings)) {
    const rule = rules.get(code)
    const [, options] = [setting].flat() as [RuleLevel, unknown]
    if (!rule) checkReadingCode(code, rules)
    else if (options !== undefined) checkOptions(rule, options, `${where}.${code}`)
  }
}

/** Besides rules, the warnings of reading can be set; its errors are what makes a post malformed. */
function checkReadingCode(code: string, rules: ReadonlyMap<string, Rule>): void {
  const entry = own(catalogue, code)
  if (entry?.severity === 'warning') return
  if (entry) throw new PostError([diagnose({ code: 'config/fixed-severity', values: { code } })])
  const meant = suggest(code, [...rules.keys()])
  const hint = meant ? ` Did you mean ${meant}?` : ''
  throw new PostError([diagnose({ code: 'config/unknown-rule', values: { code, hint } })])
}

function checkOptions({ options: schema }: Rule, options: unknown, where: string): void {
  if (!schema) throw invalid([{ where, reason: 'this rule has no options' }])
  const result = (schema as z.ZodType).safeParse(options)
  if (result.success) return
  const known = Object.keys((schema as z.ZodObject).shape ?? {})
  throw invalid(
    result.error.issues.map((issue) => ({
      where: [where, ...issue.path.map(String)].join('.'),
      reason: reasonOf(issue, known),
    })),
  )
}

/** What Zod says, and which name was probably meant. */
function reasonOf(issue: z.core.$ZodIssue, known: readonly string[]): string {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : []
  if (unknown === undefined) return issue.message
  const meant = suggest(unknown, known)
  const names = known.length > 0 ? ` (there are ${known.join(', ')})` : ''
  return `there is no "${unknown}"${meant ? ` (did you mean "${meant}"?)` : names}`
}

function invalid(faults: readonly { where: string; reason: string }[]): PostError {
  return new PostError(
    faults.map(({ where, reason }) =>
      diagnose({ code: 'config/invalid', values: { where: where === '' ? 'at the top' : `"${where}"`, reason } }),
    ),
  )
}
