import { type FoundPost, findPosts } from '../../archive/find-posts.js'
import { compileConfig } from '../../validate/compile-config.js'
import type { Config } from '../../validate/config.js'
import { count } from '../count.js'
import { openReports } from '../reports.js'
import { ruleSetOf } from '../rule-set.js'
import type { Terminal } from '../terminal.js'
import { checkPosts } from './check-posts.js'
import type { Checker } from './checker.js'
import { concludeRun } from './conclude-run.js'
import { createChecker } from './create-checker.js'
import { type Interruption, listenForInterruption } from './interruption.js'
import type { PostRecord, RecordNeeds, RunFinding } from './post-record.js'
import { sourcesFor } from './report-options.js'
import { reportRun } from './report-run.js'
import { noTotals } from './tally.js'
import type { ValidateChoice } from './validate-options.js'
import { type ChangedFiles, watchInputs } from './watch-inputs.js'

/** Checks posts, and again what changes, until it is interrupted; gives the exit status. */
export async function watch(options: ValidateChoice, config: Config, terminal: Terminal): Promise<number> {
  const interruption = listenForInterruption(terminal, '')
  const needs = { now: Date.now(), sourcesFor: sourcesFor(options), texts: false, placedTexts: false }
  const checker = createChecker({ ...options, config, needs })
  const round = createRound(options, config, { checker, needs }, interruption, terminal)
  const changes = watchInputs(options.inputs)
  try {
    await round(undefined)
    for (;;) {
      terminal.err(terminal.errColors.dim('Watching for changes; Ctrl-C ends it.\n'))
      const changed = await changes.next(interruption.signal)
      if (!changed) return 0
      await round(changed)
    }
  } finally {
    interruption.release()
    await changes.close()
    await checker.close()
  }
}

/** A check of all posts that remembers what it found: of the next, only what has changed is checked and shown. */
function createRound(
  options: ValidateChoice,
  config: Config,
  { checker, needs }: { checker: Checker; needs: RecordNeeds },
  { signal }: Interruption,
  terminal: Terminal,
): (changed: ChangedFiles | undefined) => Promise<void> {
  const ignore = [...compileConfig(config).ignore, ...options.ignore]
  let known = new Map<string, PostRecord>()
  return async (changed) => {
    const next = new Map<string, PostRecord>()
    const shown = new Set<string>()
    const remembered = {
      lookUp: (post: FoundPost) => ('file' in post && !changed?.has(post.file) ? known.get(post.path) : undefined),
    }
    const remember = async function* (batches: AsyncIterable<readonly PostRecord[]>) {
      for await (const batch of batches) {
        for (const record of batch) {
          if (known.get(record.path) !== record) shown.add(record.path)
          const { source: _, ...rest } = record
          next.set(record.path, known.get(record.path) === record ? record : rest)
        }
        yield batch
      }
    }
    const reports = await openReports(options.formats, terminal, {
      infos: options.infos,
      quiet: options.quiet,
      wraps: terminal.outIsTerminal,
      customRules: config.customRules ?? [],
      ruleSet: ruleSetOf(config),
      beforeOutput: () => undefined,
    })
    const totals = noTotals()
    const checked = remember(checkPosts(findPosts(options.inputs, { ignore }), { checker, cache: remembered, signal }))
    const findings = concludeRun(checked, { config, needs, isWhole: true, signal })
    const ofChanged = {
      ...reports,
      findings: (findings: readonly RunFinding[]) =>
        reports.findings(findings.filter(({ type, path }) => type === 'run' || shown.has(path))),
    }
    await reportRun(findings, totals, { reports: ofChanged, baseline: undefined, quiet: options.quiet })
    if (signal.aborted) return
    await reports.end(totals)
    const gone = [...known.keys()].filter((path) => !next.has(path)).length
    if (gone > 0) terminal.err(`${count(gone, 'file')} gone\n`)
    known = next
  }
}
