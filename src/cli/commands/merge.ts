import { assertOutputsApart } from '../outputs.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import { comparing, createProgress } from '../progress.js'
import { openReports } from '../reports.js'
import { ruleSetOf } from '../rule-set.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { chooseConfig } from '../validate/choose-config.js'
import { concludeRun } from '../validate/conclude-run.js'
import { configFingerprint } from '../validate/config-fingerprint.js'
import { endRun } from '../validate/end-run.js'
import { listenForInterruption } from '../validate/interruption.js'
import { openParts, readParts } from '../validate/part-file.js'
import type { RecordNeeds } from '../validate/post-record.js'
import { openBaseline, outputsOf, readReportOptions, reportOptions, sourcesFor } from '../validate/report-options.js'
import { reportRun } from '../validate/report-run.js'
import { noTotals } from '../validate/tally.js'

const help = `Usage: postmatter merge [options] <the files of all parts>

Puts together what postmatter validate --shard found in the parts of an archive,
compares the posts with one another, and reports it all as one run would have
done. Run it where the posts are, with the same version and the same
configuration. A part that is missing, there twice, or of another run is an
error.

What was checked
  --config <file>     as for validate
  --preset <name>     as for validate

What is shown
  --format <name>     as for validate; may be given more than once
  --info              show findings that are only good to know, too
  --quiet             show errors alone; all are counted

What makes it fail
  --fail-on <level>   error (the default), warning, info or never
  --max-warnings <n>  fail when there are more warnings
  --baseline <file>   as for validate, with --baseline-write, --baseline-prune
                      and --baseline-check
  --help              show this text

Exit status
  0    nothing was found that makes it fail
  1    an error was found, or what --fail-on, --max-warnings or --baseline-check
       name
  2    could not run, or not every file could be checked
  130  was interrupted; what had been found by then was reported

Examples
  postmatter validate --shard 1/2 archived   # on one machine
  postmatter validate --shard 2/2 archived   # on another
  postmatter merge --format sarif:report.sarif postmatter-part-*.ndjson
`

/** Runs `postmatter merge` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, reportOptions)
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  if (positionals.length === 0) throw new UsageError('Name the files that validate --shard wrote.')
  const options = readReportOptions(values)
  assertOutputsApart(outputsOf(options), positionals)
  const config = await chooseConfig(options.choice)
  const parts = openParts(positionals, configFingerprint(options.choice).key)
  const needs: RecordNeeds = {
    now: Date.now(),
    sourcesFor: sourcesFor(options),
    texts: false,
    placedTexts: options.baseline !== undefined,
  }
  const baseline = openBaseline(options)

  const progress = createProgress(terminal, () => parts.listing.count, { after: comparing })
  const reports = await openReports(options.formats, terminal, {
    infos: options.infos,
    quiet: options.quiet,
    wraps: terminal.outIsTerminal,
    customRules: config.customRules ?? [],
    ruleSet: ruleSetOf(config),
    beforeOutput: progress.clear,
  })
  const interruption = listenForInterruption(terminal)
  const { signal } = interruption
  const totals = noTotals()
  try {
    const findings = concludeRun(readParts(parts, needs), { config, needs, isWhole: true, signal })
    await reportRun(findings, totals, { reports, baseline, quiet: options.quiet, tick: progress.tick })
    progress.clear()
    const { failing, formats } = options
    const isBaselineExact = options.baseline?.mode === 'check'
    return await endRun({ totals, reports, formats, baseline, failing, interruption, isBaselineExact }, terminal)
  } catch (error) {
    reports.abandon()
    throw error
  } finally {
    progress.clear()
    // Not before: reports are put in their places at last.
    interruption.release()
  }
}
