import type { ParseArgsConfig } from 'node:util'
import type { Severity } from '../../diagnostics/catalogue.js'
import { suggest } from '../../source/suggest.js'
import type { Rule } from '../../validate/rule.js'
import { fileOfFormat, type Output } from '../outputs.js'
import { UsageError } from '../usage-error.js'
import { Baseline, type BaselineMode } from './baseline.js'
import type { ConfigChoice } from './choose-config.js'
import type { Failing } from './tally.js'

/** The options that commands share which report on an archive. */
export const reportOptions = {
  config: { type: 'string' },
  preset: { type: 'string' },
  info: { type: 'boolean' },
  quiet: { type: 'boolean' },
  format: { type: 'string', multiple: true, default: ['stylish'] as string[] },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  baseline: { type: 'string' },
  'baseline-check': { type: 'boolean' },
  'baseline-prune': { type: 'boolean' },
  'baseline-write': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies NonNullable<ParseArgsConfig['options']>

type Values = {
  [name in keyof typeof reportOptions]?: (typeof reportOptions)[name] extends { multiple: true }
    ? string[]
    : (typeof reportOptions)[name]['type'] extends 'boolean'
      ? boolean
      : string
}

/** What the command line says of the reports, and of what makes the run fail. */
export type ReportChoice = {
  choice: ConfigChoice
  formats: readonly string[]
  infos: boolean
  /** Errors alone. */
  quiet: boolean
  failing: Failing
  baseline: { file: string; mode: BaselineMode } | undefined
}

/** @throws UsageError for values that are none, and options that exclude one another. */
export function readReportOptions(values: Values): ReportChoice {
  if (values.quiet && values.info) throw new UsageError('--quiet and --info exclude one another.')
  const formats = values.format ?? reportOptions.format.default
  const nameless = formats.find((format) => fileOfFormat(format) === '')
  if (nameless !== undefined) throw new UsageError(`--format ${nameless} names no file.`)
  return {
    choice: { config: values.config, preset: values.preset },
    formats,
    infos: values.info ?? false,
    quiet: values.quiet ?? false,
    failing: {
      failOn: failOnNamed(values['fail-on'] ?? 'error'),
      maxWarnings:
        values['max-warnings'] === undefined ? undefined : numberOf('max-warnings', values['max-warnings'], 0),
    },
    baseline: baselineOf(values),
  }
}

/** The files that a run writes, or reads as its baseline. */
export function outputsOf({ formats, baseline }: Pick<ReportChoice, 'formats' | 'baseline'>): Output[] {
  const reports = formats.flatMap((format) => fileOfFormat(format) ?? [])
  return [
    ...reports.map((file) => ({ option: '--format', file })),
    ...(baseline ? [{ option: '--baseline', file: baseline.file }] : []),
  ]
}

/** A whole number that an option is given. */
export function numberOf(name: string, text: string, least: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
  throw new UsageError(`--${name} takes a whole number from ${least} on, not "${text}".`)
}

/**
 * The baseline of a run.
 *
 * @param notRun the rules that do not run: what the baseline knows of them may still be there.
 */
export function openBaseline({ baseline }: ReportChoice, notRun: readonly Rule[] = []): Baseline | undefined {
  const codes = new Set(notRun.map(({ code }) => code))
  return baseline && new Baseline(baseline.file, baseline.mode, (code) => !codes.has(code))
}

/** The least grave findings of which one of the reports shows the text. */
export function sourcesFor({ formats, infos, quiet }: ReportChoice): Severity | undefined {
  const names = formats.map((format) => format.split(':')[0]!)
  // These say where a finding is, and show nothing of it.
  const textless = ['list', 'json', 'ndjson', 'junit', 'github']
  if (names.every((name) => textless.includes(name))) return undefined
  if (quiet) return 'error'
  return infos || names.some((name) => name !== 'stylish' && !textless.includes(name)) ? 'info' : 'warning'
}

const failOns = ['error', 'warning', 'info', 'never'] as const

function failOnNamed(name: string): Failing['failOn'] {
  const known = failOns.find((failOn) => failOn === name)
  if (known) return known
  const meant = suggest(name, [...failOns])
  throw new UsageError(
    `--fail-on takes error, warning, info or never, not "${name}".${meant ? ` Did you mean ${meant}?` : ''}`,
  )
}

function baselineOf(values: Values): ReportChoice['baseline'] {
  const modes = (['check', 'prune', 'write'] as const).filter((mode) => values[`baseline-${mode}`])
  if (modes.length > 1)
    throw new UsageError('--baseline-check, --baseline-prune and --baseline-write exclude one another.')
  const file = values.baseline
  if (file === undefined && modes.length > 0) {
    throw new UsageError(`--baseline-${modes[0]} needs --baseline <file>.`)
  }
  return file === undefined ? undefined : { file, mode: modes[0] ?? 'use' }
}
