import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { ArchiveFacts } from '../validate/archive-facts.js'
import type { CompiledConfig } from '../validate/compile-config.js'
import { type FoundInArchive, runArchiveRules } from '../validate/run-archive-rules.js'
import type { ArchiveFinding } from './archive-finding.js'
import type { CheckedPost } from './check-post-file.js'
import { placeByNumbers } from './field-places.js'
import type { ArchiveFindings, PlacedFindings } from './place-findings.js'
import { PostStates } from './post-states.js'

/** What stays in memory of the posts of a run until all have been read: facts, digests, verdicts and places, as bytes. */
export class ArchiveLedger {
  readonly #facts = new ArchiveFacts()
  readonly #states = new PostStates()
  /** The numbers of posts, by their paths; when all have been entered. */
  #numbers: ReadonlyMap<string, number> = new Map()

  /** Enters a post. */
  add({ path, verdict, facts, places, digest }: CheckedPost): void {
    this.#facts.add(path, facts)
    this.#states.push(verdict, digest, places)
  }

  /** What the archive rules say when all posts have been entered, by post; and which of them failed. */
  conclude(config: CompiledConfig): { findings: Iterable<ArchiveFindings>; failed: Diagnostic[] } {
    const paths = this.#facts.paths()
    this.#numbers = new Map(paths.map((path, number) => [path, number]))
    const { found, failed } = runArchiveRules(config, this.#facts, paths)
    return { findings: this.#withDigests(found), failed }
  }

  *#withDigests(posts: Iterable<FoundInArchive>): Generator<ArchiveFindings> {
    for (const { path, found } of posts) {
      const number = this.#numbers.get(path)
      yield { path, digest: number === undefined ? undefined : this.#states.digest(number), found }
    }
  }

  /** Where findings stand, as far as that is known without their file. */
  place(findings: ArchiveFindings): PlacedFindings | undefined {
    const number = this.#numbers.get(findings.path)
    const places = number === undefined ? undefined : this.#states.places(number)
    return places && placeByNumbers(findings, places)
  }

  /** The report on a post of which the archive rules have something to say: with the verdict that it has now. */
  report({ isPlaced: _, ...placed }: PlacedFindings): ArchiveFinding {
    const number = this.#numbers.get(placed.path)
    const before = number === undefined ? 'valid' : this.#states.verdict(number)
    const isInvalid = before === 'valid' && placed.diagnostics.some(({ severity }) => severity === 'error')
    return { type: 'archive', ...placed, verdict: isInvalid ? 'invalid' : before, before }
  }
}
