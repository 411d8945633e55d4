import type { ArchiveFinding } from '../archive/archive-finding.js'
import { suggest } from '../source/suggest.js'
import type { Rule } from '../validate/rule.js'
import { fileSink, type Sink } from './file-sink.js'
import { githubJob } from './github-job.js'
import { githubReporter } from './reporters/github.js'
import { htmlReporter } from './reporters/html.js'
import { jsonReporter } from './reporters/json.js'
import { junitReporter } from './reporters/junit.js'
import { listReporter } from './reporters/list.js'
import { ndjsonReporter } from './reporters/ndjson.js'
import type { Reporter, Totals } from './reporters/report.js'
import { sarifReporter } from './reporters/sarif.js'
import { type StylishOptions, stylishReporter } from './reporters/stylish.js'
import type { RuleSet } from './rule-set.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** The reports of a run, each on its way to the terminal or to a file. */
export type Reports = {
  begin(): Promise<void>
  finding(finding: ArchiveFinding): Promise<void>
  /** Writes the ends, and puts files in their places: none of them is ever half a report. */
  end(totals: Totals): Promise<void>
  /** Leaves no file behind. */
  abandon(): void
}

/** What reports need besides the terminal. */
export type ReportOptions = StylishOptions & {
  /** Of the configuration. */
  customRules: readonly Rule[]
  /** What reports say of the rules that ran. */
  ruleSet: RuleSet
  /** Called before something is written to the terminal. */
  beforeOutput(): void
}

/**
 * Opens the reports that `--format name[:file]` asks for.
 *
 * @throws UsageError for a format that does not exist, or two for the terminal.
 */
export function openReports(formats: readonly string[], terminal: Terminal, options: ReportOptions): Reports {
  const targets = formats.map((format) => {
    const [name, file] = format.split(/:(.*)/s) as [string, string | undefined]
    return { reporter: createReporter(name, terminal, options), file }
  })
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('Only one format can go to the terminal; give the others a file: --format json:report.json.')
  }
  const open = targets.map(({ reporter, file }) => ({
    reporter,
    sink: file === undefined ? terminalSink(terminal, options.beforeOutput) : fileSink(file),
  }))
  const each = async (text: (reporter: Reporter) => string | Promise<string>) => {
    for (const { reporter, sink } of open) await sink.write(await text(reporter))
  }
  return {
    begin: () => each((reporter) => reporter.begin()),
    finding: (finding) =>
      each((reporter) => (finding.type === 'post' ? reporter.file(finding) : reporter.archive(finding))),
    async end(totals) {
      await each((reporter) => reporter.end(totals))
      for (const { sink } of open) sink.close()
    },
    abandon() {
      for (const { sink } of open) sink.abandon()
    },
  }
}

function createReporter(name: string, { outColors, columns }: Terminal, options: ReportOptions): Reporter {
  const reporters: Record<string, () => Reporter> = {
    stylish: () => stylishReporter(outColors, columns, options),
    list: () => listReporter(options.ruleSet),
    json: () => jsonReporter(options.ruleSet),
    ndjson: () => ndjsonReporter(options.ruleSet),
    github: () => githubReporter({ ...options, ...githubJob() }),
    junit: () => junitReporter(options.ruleSet),
    sarif: () => sarifReporter(options.ruleSet, options.customRules),
    html: () => htmlReporter(options.ruleSet),
  }
  const create = Object.hasOwn(reporters, name) ? reporters[name] : undefined
  if (create) return create()
  const meant = suggest(name, Object.keys(reporters))
  throw new UsageError(
    `There is no format "${name}".${meant ? ` Did you mean ${meant}?` : ''} Formats: ${Object.keys(reporters).join(', ')}.`,
  )
}

function terminalSink(terminal: Terminal, beforeOutput: () => void): Sink {
  return {
    write(text) {
      if (text === '') return undefined
      beforeOutput()
      return terminal.out(text)
    },
    close() {},
    abandon() {},
  }
}
