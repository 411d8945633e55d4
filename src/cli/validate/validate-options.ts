import type { ParseArgsConfig } from 'node:util'
import { assertOutputsApart } from '../outputs.js'
import { parseCommand } from '../parse-command.js'
import { UsageError } from '../usage-error.js'
import type { Jobs } from './checker.js'
import { numberOf, outputsOf, type ReportChoice, readReportOptions, reportOptions } from './report-options.js'
import { parseShard, type Shard } from './shard.js'

const options = {
  ...reportOptions,
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  ignore: { type: 'string', multiple: true },
  since: { type: 'string' },
  watch: { type: 'boolean' },
  jobs: { type: 'string' },
  timeout: { type: 'string' },
  cache: { type: 'string' },
  shard: { type: 'string' },
  part: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>

const defaultCache = '.postmatter-cache'
const defaultTimeout = 60

/** What the command line of `validate` says. */
export type ValidateChoice = ReportChoice & {
  help: boolean
  inputs: readonly string[]
  ignore: readonly string[]
  fix: boolean
  fixDryRun: boolean
  since: string | undefined
  watch: boolean
  jobs: Jobs
  /** How many seconds a thread may take for a post. */
  timeout: number
  cache: string | undefined
  shard: (Shard & { file: string }) | undefined
}

/** @throws UsageError for what cannot be understood, or excludes one another. */
export function readValidateOptions(args: readonly string[]): ValidateChoice {
  // Its value can be left out, which parseArgs does not know.
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const { values, positionals } = parseCommand(
    args.map((arg, index) => (arg === '--cache' && index < end ? `--cache=${defaultCache}` : arg)),
    options,
  )
  if (values.fix && values['fix-dry-run']) throw new UsageError('--fix and --fix-dry-run exclude one another.')
  if (values.part !== undefined && values.shard === undefined)
    throw new UsageError('--part needs --shard, such as 2/4.')
  if (values.since !== undefined && values.shard !== undefined) {
    throw new UsageError('--since and --shard exclude one another.')
  }
  if (values.watch) refuseWith('watch', values)
  const reports = readReportOptions(values)
  const shard = values.shard === undefined ? undefined : parseShard(values.shard)
  const part = shard && (values.part ?? `postmatter-part-${shard.index}-of-${shard.total}.ndjson`)
  const inputs = positionals.length > 0 ? positionals : ['.']
  const stores = [
    ...(values.cache === undefined ? [] : [{ option: '--cache', file: values.cache }]),
    ...(part === undefined ? [] : [{ option: '--part', file: part }]),
  ]
  assertOutputsApart([...outputsOf(reports), ...stores], inputs)
  return {
    ...reports,
    help: values.help ?? false,
    inputs,
    ignore: values.ignore ?? [],
    fix: values.fix ?? false,
    fixDryRun: values['fix-dry-run'] ?? false,
    since: values.since,
    watch: values.watch ?? false,
    jobs: jobsOf(values.jobs ?? 'auto'),
    timeout: numberOf('timeout', values.timeout ?? String(defaultTimeout), 1),
    cache: values.cache,
    shard: shard && { ...shard, file: part! },
  }
}

function jobsOf(text: string): Jobs {
  if (text === 'auto') return 'auto'
  if (text === 'off') return 1
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new UsageError(`--jobs takes a number of threads, auto or off, not "${text}".`)
}

const notWatched = ['fix', 'fix-dry-run', 'since', 'shard', 'cache', 'baseline', 'fail-on', 'max-warnings'] as const

function refuseWith(
  name: string,
  values: { [other in (typeof notWatched)[number]]?: unknown } & { format?: string[] },
) {
  const other = notWatched.find((option) => values[option] !== undefined)
  if (other !== undefined) throw new UsageError(`--${name} and --${other} exclude one another.`)
  const [format, ...more] = values.format ?? []
  if (more.length > 0 || (format !== 'stylish' && format !== 'list')) {
    throw new UsageError(`--${name} shows one report, stylish or list.`)
  }
}
