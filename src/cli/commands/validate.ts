import { findPosts } from '../../archive/find-posts.js'
import { type ArchiveFinding, validateArchive } from '../../archive/validate-archive.js'
import type { Config } from '../../validate/config.js'
import { count } from '../count.js'
import { fixFiles } from '../fix-files.js'
import { loadConfig } from '../load-config.js'
import { parseCommand } from '../parse-command.js'
import { createProgress } from '../progress.js'
import type { Totals } from '../reporters/report.js'
import { openReports } from '../reports.js'
import { ruleSetOf } from '../rule-set.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export const help = `Usage: postmatter validate [options] [files, folders or globs]

Checks posts by the rules of a configuration, and shows what is wrong, where, and what to do.
Folders are searched for *.md; without paths, the current folder is.

Options
  --config <file>   what is checked; default: postmatter.config.{ts,mts,js,mjs,json} in the current folder,
                    else the preset recommended
  --preset <name>   recommended or strict, without a configuration file
  --fix             mend what can be mended safely, each file atomically, and show what is left
  --fix-dry-run     show what --fix would change, and change nothing
  --info            show findings that are only good to know, too
  --format <name>   stylish (for people, the default), list (a line per file), html (a page with
                    charts and a table), json, ndjson, github, junit or sarif; may be given more than once,
                    all but one with a file: --format html:report.html
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0  no error was found
  1  an error was found
  2  could not run, or not every file could be checked

Examples
  postmatter validate archived
  postmatter validate --fix-dry-run 'archived/2020-*/**' --ignore '**/README.md'
  postmatter validate --preset strict --format ndjson archived > report.ndjson

docs/rules lists the rules, docs/configuration.md what a configuration can say.
`

/** Runs `postmatter validate` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    config: { type: 'string' },
    preset: { type: 'string' },
    fix: { type: 'boolean' },
    'fix-dry-run': { type: 'boolean' },
    info: { type: 'boolean' },
    format: { type: 'string', multiple: true, default: ['stylish'] },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await terminal.out(help)
    return 0
  }
  if (values.fix && values['fix-dry-run']) throw new UsageError('--fix and --fix-dry-run exclude one another.')
  if (values.preset !== undefined && values.config !== undefined) {
    throw new UsageError('--preset and --config exclude one another: a configuration extends presets.')
  }
  const inputs = positionals.length > 0 ? positionals : ['.']
  const config = values.preset === undefined ? await loadConfig(values.config, '.') : presetNamed(values.preset)
  const options = { config, ignore: values.ignore ?? [], now: new Date() }
  const mended = values.fix ? await fixFiles(inputs, options, terminal) : undefined

  const progress = createProgress(terminal, () => [...findPosts(inputs, options)].length)
  const reports = openReports(values.format, terminal, {
    infos: values.info,
    fixes: values['fix-dry-run'],
    customRules: config.customRules ?? [],
    ruleSet: ruleSetOf(config),
    beforeOutput: progress.clear,
  })
  const totals = noTotals()
  try {
    await reports.begin()
    for await (const finding of validateArchive(inputs, options)) {
      add(totals, finding)
      await reports.finding(finding)
      if (finding.type === 'post') progress.tick()
    }
  } catch (error) {
    reports.abandon()
    throw error
  }
  progress.clear()
  await reports.end(totals)
  if (mended) terminal.err(`${count(mended.findings, 'finding')} mended in ${count(mended.files, 'file')}\n`)
  if (totals.files === 0) throw new UsageError(`No post was found in ${inputs.join(', ')}.`)
  if (totals.notChecked + totals.failedRules + (mended?.failed ?? 0) > 0) return 2
  return totals.errors > 0 ? 1 : 0
}

function presetNamed(name: string): Config {
  if (name === 'recommended' || name === 'strict') return { extends: name }
  throw new UsageError(`There is no preset "${name}". Presets: recommended, strict.`)
}

function noTotals(): Totals {
  const findings = { errors: 0, warnings: 0, infos: 0, fixable: 0, suppressed: 0 }
  return { files: 0, valid: 0, invalid: 0, notChecked: 0, ...findings, failedRules: 0 }
}

const sums = { valid: 'valid', invalid: 'invalid', 'not checked': 'notChecked' } as const

function add(totals: Totals, { type, verdict, before, diagnostics, suppressed }: ArchiveFinding): void {
  if (type === 'post') totals.files++
  if (before) totals[sums[before]]--
  if (type === 'run') totals.failedRules++
  else totals[sums[verdict]]++
  totals.suppressed += suppressed
  for (const { severity, fix } of diagnostics) {
    totals[`${severity}s`]++
    if (fix) totals.fixable++
  }
}
