import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { CompiledConfig } from '../validate/compile-config.js'
import { ArchiveFacts, type FoundInArchive, runArchiveRules } from '../validate/run-archive-rules.js'
import type { Verdict } from '../validate/validation.js'
import type { ArchiveFinding } from './archive-finding.js'
import type { CheckedPost } from './check-post-file.js'
import type { ArchiveFindings, PlacedFindings } from './place-findings.js'

/** What stays in memory of the posts of a run until all have been read: facts, digests and verdicts. */
export class ArchiveLedger {
  readonly #facts = new ArchiveFacts()
  readonly #digests = new Map<string, string>()
  readonly #verdicts = new Map<string, Verdict>()

  /** Enters a post. */
  add({ path, verdict, facts, digest }: CheckedPost): void {
    if (verdict !== 'valid') this.#verdicts.set(path, verdict)
    if (!facts) return
    this.#facts.add(path, facts)
    this.#digests.set(path, digest!)
  }

  /** What the archive rules say when all posts have been entered, by post; and which of them failed. */
  conclude(config: CompiledConfig): { findings: Iterable<ArchiveFindings>; failed: Diagnostic[] } {
    const { found, failed } = runArchiveRules(config, this.#facts)
    return { findings: this.#withDigests(found), failed }
  }

  *#withDigests(posts: Iterable<FoundInArchive>): Generator<ArchiveFindings> {
    for (const { path, found } of posts) yield { path, digest: this.#digests.get(path), found }
  }

  /** The report on a post of which the archive rules have something to say: with the verdict that it has now. */
  report({ isPlaced: _, ...placed }: PlacedFindings): ArchiveFinding {
    const before = this.#verdicts.get(placed.path) ?? 'valid'
    const isInvalid = before === 'valid' && placed.diagnostics.some(({ severity }) => severity === 'error')
    return { type: 'archive', ...placed, verdict: isInvalid ? 'invalid' : before, before }
  }
}
