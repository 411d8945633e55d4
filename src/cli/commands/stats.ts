import { findPosts } from '../../archive/find-posts.js'
import { validateArchive } from '../../archive/validate-archive.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { count } from '../count.js'
import { visible } from '../excerpt.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import { comparing, createProgress } from '../progress.js'
import { ruleSetOf } from '../rule-set.js'
import { StatsCollector } from '../stats/archive-stats.js'
import { statsCharts } from '../stats/stats-charts.js'
import { chartText, headText } from '../stats/stats-text.js'
import type { Terminal } from '../terminal.js'
import { describeTool, toolInfo } from '../tool-info.js'
import { noPosts, noSuch, UsageError } from '../usage-error.js'
import { chooseConfig } from '../validate/choose-config.js'
import { listenForInterruption } from '../validate/interruption.js'

export const help = `Usage: postmatter stats [options] [files, folders or globs]

Counts posts by verdict, source (the host of \`from\`), author, date and rule.
Folders are searched for *.md; without paths, the current folder is.

Options
  --top <number>    how many sources, authors and rules are shown; default: 10
  --format <name>   text (charts for the terminal, the default), json (all
                    numbers) or html (a page)
  --config <file>   what is checked; default: as for validate
  --preset <name>   recommended or strict, without a configuration file
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0    every post was counted, whatever was found
  2    could not run, or not every file could be checked
  130  was interrupted; what had been counted by then was shown

Examples
  postmatter stats archived
  postmatter stats --format html archived > stats.html
`

const formats = ['text', 'json', 'html']

/** Runs `postmatter stats` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    top: { type: 'string', default: '10' },
    format: { type: 'string', default: 'text' },
    config: { type: 'string' },
    preset: { type: 'string' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  const { format } = values
  if (!formats.includes(format)) throw noSuch('format', format, formats)
  const top = /^\d+$/.test(values.top) ? Number(values.top) : 0
  if (top < 1) throw new UsageError(`--top takes a number from 1 on, not "${values.top}".`)
  const config = await chooseConfig(values)
  const inputs = positionals.length > 0 ? positionals : ['.']
  const options = { config, ignore: values.ignore ?? [] }

  const progress = createProgress(terminal, () => [...findPosts(inputs, options)].length, { after: comparing })
  const interruption = listenForInterruption(terminal)
  const collector = new StatsCollector()
  const failures: Diagnostic[] = []
  let isWhole = true
  try {
    for await (const finding of validateArchive(inputs, options)) {
      if (interruption.signal.aborted) break
      collector.add(finding)
      if (finding.type === 'run') failures.push(...finding.diagnostics)
      if (finding.verdict === 'not checked') isWhole = false
      if (finding.type === 'post') progress.tick()
    }
  } finally {
    progress.clear()
    interruption.release()
  }
  const interrupted = interruption.status()
  const stats = collector.end(interrupted !== undefined)
  if (stats.posts === 0 && interrupted === undefined) throw noPosts(inputs)

  const ruleSet = ruleSetOf(config)
  if (format === 'json') await terminal.out(`${JSON.stringify({ run: toolInfo(ruleSet), ...stats }, undefined, 2)}\n`)
  else if (format === 'html') {
    const { statsPage } = await import('../html/stats-page.js')
    await terminal.out(statsPage(stats, ruleSet, top))
  } else {
    const charts = statsCharts(stats, top).map((chart) => chartText(chart, stats.posts, terminal))
    await terminal.out(headText(stats, describeTool(ruleSet), terminal) + charts.join('').trimEnd())
    await terminal.out('\n')
  }
  for (const { message } of failures) terminal.err(`${visible(message)}\n`)
  if (interrupted !== undefined) {
    terminal.err(`Interrupted: ${count(stats.posts, 'post')} had been counted.\n`)
    return interrupted
  }
  return isWhole ? 0 : 2
}
