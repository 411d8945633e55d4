import { compileConfig } from '../../validate/compile-config.js'
import { count } from '../count.js'
import { type FixTally, fixFiles } from '../fix-files.js'
import { printHelp } from '../print-help.js'
import { comparing, createProgress, type Progress } from '../progress.js'
import { openReports } from '../reports.js'
import { ruleSetOf } from '../rule-set.js'
import type { Terminal } from '../terminal.js'
import { noPosts } from '../usage-error.js'
import { checkPosts } from '../validate/check-posts.js'
import { chooseConfig } from '../validate/choose-config.js'
import { choosePosts } from '../validate/chosen-posts.js'
import { concludeRun } from '../validate/conclude-run.js'
import { createChecker } from '../validate/create-checker.js'
import { endRun } from '../validate/end-run.js'
import { listenForInterruption } from '../validate/interruption.js'
import type { RecordNeeds } from '../validate/post-record.js'
import { openBaseline, sourcesFor } from '../validate/report-options.js'
import { reportRun } from '../validate/report-run.js'
import { keepRecords, openStores, type Stores } from '../validate/stores.js'
import { noTotals } from '../validate/tally.js'
import { validateHelp } from '../validate/validate-help.js'
import { readValidateOptions } from '../validate/validate-options.js'

/** Runs `postmatter validate` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readValidateOptions(args)
  if (options.help) {
    await printHelp(validateHelp, terminal)
    return 0
  }
  const config = await chooseConfig(options.choice)
  if (options.watch) return (await import('../validate/watch.js')).watch(options, config, terminal)
  const posts = await choosePosts(options, { ignore: [...compileConfig(config).ignore, ...options.ignore] })
  const needs: RecordNeeds = {
    now: Date.now(),
    sourcesFor: sourcesFor(options),
    texts: options.baseline !== undefined || options.cache !== undefined || options.shard !== undefined,
    placedTexts: options.baseline !== undefined,
  }
  const baseline = openBaseline(options, posts.isWhole ? [] : compileConfig(config).archiveRules)
  let progress: Progress | undefined
  const reports = await openReports(options.formats, terminal, {
    infos: options.infos,
    quiet: options.quiet,
    fixes: options.fixDryRun,
    wraps: terminal.outIsTerminal,
    customRules: config.customRules ?? [],
    ruleSet: ruleSetOf(config),
    beforeOutput: () => progress?.clear(),
  })
  const interruption = listenForInterruption(terminal)
  const { signal } = interruption
  const checker = createChecker({ ...options, config, needs })
  const totals = { ...noTotals(), ...(!posts.isWhole && { partial: true as const }) }
  let stores: Stores | undefined
  try {
    stores = openStores(options, needs, posts, terminal)
    let mended: FixTally | undefined
    // What can be refused has been by now: a command line with a mistake changes no file.
    if (options.fix) {
      const how = { config, now: new Date(needs.now), signal }
      mended = await fixFiles(posts, how, terminal)
      totals.fixed = mended.findings
    }
    progress = createProgress(terminal, () => posts.count(), { after: posts.isWhole ? comparing : undefined })
    const checked = keepRecords(checkPosts(posts.all(), { checker, cache: stores.cache, signal }), stores)
    const findings = concludeRun(checked, { config, needs, isWhole: posts.isWhole, signal })
    await reportRun(findings, totals, { reports, baseline, quiet: options.quiet, tick: progress.tick })
    progress.clear()
    stores.close(signal.aborted)
    if (totals.files === 0 && posts.isWhole && !signal.aborted) throw noPosts(options.inputs)
    if (totals.files === 0 && options.since !== undefined) terminal.err(`No post has changed since ${options.since}.\n`)
    const isBaselineExact = options.baseline?.mode === 'check'
    const { formats, failing } = options
    const end = { totals, reports, formats, baseline, failing, interruption, isBaselineExact }
    const status = await endRun(end, terminal)
    if (options.shard && !signal.aborted)
      terminal.err(`What was found is in ${options.shard.file}, for postmatter merge.\n`)
    if (mended) terminal.err(`${count(mended.findings, 'finding')} mended in ${count(mended.files, 'file')}\n`)
    return mended?.failed ? 2 : status
  } catch (error) {
    reports.abandon()
    stores?.abandon()
    throw error
  } finally {
    progress?.clear()
    // Not before: reports are put in their places at last.
    interruption.release()
    await checker.close()
  }
}
