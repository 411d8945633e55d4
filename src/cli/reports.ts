import type { ArchiveFinding } from '../archive/archive-finding.js'
import type { Rule } from '../validate/rule.js'
import { fileSink, type Sink } from './file-sink.js'
import { fileOfFormat } from './outputs.js'
import type { Reporter, Totals } from './reporters/report.js'
import { type StylishOptions, stylishReporter } from './reporters/stylish.js'
import type { RuleSet } from './rule-set.js'
import type { Terminal } from './terminal.js'
import { noSuch, UsageError } from './usage-error.js'

/** The reports of a run, each on its way to the terminal or to a file. */
export type Reports = {
  /** Writes what was found, in one piece. */
  findings(findings: readonly ArchiveFinding[]): Promise<void>
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

type Create = (options: ReportOptions, terminal: Terminal) => Reporter | Promise<Reporter>

// Loaded when asked for: that of GitHub starts processes, those of pages write HTML.
const reporters: Record<string, Create> = {
  stylish: (options, { outColors, columns }) => stylishReporter(outColors, columns, options),
  list: async ({ ruleSet }) => (await import('./reporters/list.js')).listReporter(ruleSet),
  json: async ({ ruleSet }) => (await import('./reporters/json.js')).jsonReporter(ruleSet),
  ndjson: async ({ ruleSet }) => (await import('./reporters/ndjson.js')).ndjsonReporter(ruleSet),
  github: async (options) => {
    const [{ githubReporter }, { githubJob }] = await Promise.all([
      import('./reporters/github.js'),
      import('./github-job.js'),
    ])
    return githubReporter({ ...options, ...githubJob() })
  },
  junit: async ({ ruleSet }) => (await import('./reporters/junit.js')).junitReporter(ruleSet),
  sarif: async ({ ruleSet, customRules }) => (await import('./reporters/sarif.js')).sarifReporter(ruleSet, customRules),
  html: async ({ ruleSet }) => (await import('./reporters/html.js')).htmlReporter(ruleSet),
}

/**
 * Opens the reports that `--format name[:file]` asks for.
 *
 * @throws UsageError for a format that does not exist, or two that go to the terminal; and the file system's error for a file
 * that cannot be written, in which case no other is left behind.
 */
export async function openReports(
  formats: readonly string[],
  terminal: Terminal,
  options: ReportOptions,
): Promise<Reports> {
  const targets = await Promise.all(
    formats.map(async (format) => {
      const name = format.split(':')[0]!
      const create = Object.hasOwn(reporters, name) ? reporters[name] : undefined
      if (!create) throw noSuch('format', name, Object.keys(reporters))
      return { reporter: await create(options, terminal), file: fileOfFormat(format) }
    }),
  )
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('Only one format can go to the terminal; give the others a file: --format json:report.json.')
  }
  const open: { reporter: Reporter; sink: Sink }[] = []
  const abandon = () => {
    for (const { sink } of open) sink.abandon()
  }
  const orNone = async (work: () => void | Promise<void>) => {
    try {
      await work()
    } catch (error) {
      abandon()
      throw error
    }
  }
  await orNone(() => {
    for (const { reporter, file } of targets) {
      open.push({ reporter, sink: file === undefined ? terminalSink(terminal, options.beforeOutput) : fileSink(file) })
    }
  })
  const each = async (text: (reporter: Reporter) => string | Promise<string>) => {
    for (const { reporter, sink } of open) await sink.write(await text(reporter))
  }
  // When there is something to report: a run that finds no post at all leaves no half of a report on the terminal.
  let isBegun = false
  const begin = async () => {
    if (isBegun) return
    isBegun = true
    await each((reporter) => reporter.begin())
  }
  return {
    async findings(findings) {
      await begin()
      await each((reporter) => findings.map((finding) => reportOf(reporter, finding)).join(''))
    },
    end: (totals) =>
      orNone(async () => {
        await begin()
        await each((reporter) => reporter.end(totals))
        for (const { sink } of open) sink.close()
      }),
    abandon,
  }
}

function reportOf(reporter: Reporter, finding: ArchiveFinding): string {
  if (finding.type === 'run') return reporter.failed(finding.diagnostics)
  return finding.type === 'post' ? reporter.file(finding) : reporter.archive(finding)
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
