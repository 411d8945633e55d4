import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { compileConfig } from '../validate/compile-config.js'
import type { Config } from '../validate/config.js'
import { type ArchiveFinding, failedRules } from './archive-finding.js'
import { ArchiveLedger } from './archive-ledger.js'
import { checkPostFile } from './check-post-file.js'
import { type FindOptions, findPosts } from './find-posts.js'
import { placeFindings } from './place-findings.js'
import { restEvery } from './read-posts.js'

/** Options of `validateArchive`. */
export type ValidateArchiveOptions = FindOptions & {
  /** What is checked; default: `recommended`. */
  config?: Config | undefined
  /** The moment that counts as the present one; default: when the run begins. */
  now?: Date | undefined
}

/**
 * Checks the posts of an archive as a stream: each post's report comes when it has been read, and only while somebody
 * asks for more; then what the rules about the whole archive found. Of a post, some numbers stay in memory.
 *
 * @param inputs files, folders (every `*.md` below them) and globs.
 * @throws PostError for a configuration with mistakes.
 * @example
 * for await (const { path, verdict } of validateArchive('posts')) console.log(verdict, path)
 */
export async function* validateArchive(
  inputs: string | readonly string[],
  { config, now = new Date(), ...find }: ValidateArchiveOptions = {},
): AsyncGenerator<ArchiveFinding> {
  const compiled = compileConfig(config)
  const ledger = new ArchiveLedger()
  const ignore = [...compiled.ignore, ...(find.ignore ?? [])]
  let rested = performance.now()
  const rest = async () => {
    if (performance.now() - rested < restEvery) return
    await setImmediate()
    rested = performance.now()
  }
  for (const found of findPosts(typeof inputs === 'string' ? [inputs] : inputs, { ...find, ignore })) {
    const checked = checkPostFile(found, { config, now, cwd: find.cwd })
    ledger.add(checked)
    const { path, verdict, diagnostics, suppressed, source } = checked
    yield { type: 'post', path, verdict, diagnostics, suppressed, source }
    await rest()
  }
  const { findings, failed } = ledger.conclude(compiled, find.cwd)
  for (const finding of findings) {
    const file = resolve(find.cwd ?? '.', finding.path)
    yield ledger.report(placeFindings(ledger.named(finding), file, compiled.codes), finding)
    await rest()
  }
  if (failed.length > 0) yield failedRules(failed)
}
