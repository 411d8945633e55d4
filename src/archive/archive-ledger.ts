import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { ArchiveFacts } from '../validate/archive-facts.js'
import type { CompiledConfig } from '../validate/compile-config.js'
import { type FoundInArchive, runArchiveRules } from '../validate/run-archive-rules.js'
import type { ArchiveFinding } from './archive-finding.js'
import type { CheckedPost } from './check-post-file.js'
import { placeByNumbers } from './field-places.js'
import { pathFrom } from './path-from.js'
import type { ArchiveFindings, PlacedFindings } from './place-findings.js'
import { PostStates } from './post-states.js'

/** What the archive rules say of a post, and its number in the ledger. */
export type NumberedFindings = FoundInArchive & { number: number }

/** What stays in memory of the posts of a run until all have been read: facts, digests, verdicts and places, as bytes. */
export class ArchiveLedger {
  readonly #facts = new ArchiveFacts()
  readonly #states = new PostStates()

  /** Enters a post. */
  add({ path, verdict, facts, places, digest }: CheckedPost): void {
    this.#facts.add(path, facts)
    this.#states.push(verdict, digest, places)
  }

  /**
   * What the archive rules say when all posts have been entered, by post; and which of them failed.
   *
   * @param cwd the folder that paths start from.
   */
  conclude(config: CompiledConfig, cwd = '.'): { findings: Iterable<NumberedFindings>; failed: Diagnostic[] } {
    const numbers = this.#facts.numbers()
    const { found, failed } = runArchiveRules(config, this.#facts, numbers, (path) => pathFrom(cwd, path))
    return { findings: numbered(found, numbers), failed }
  }

  /** The findings with the name of the bytes that were checked, for whoever reads the file again. */
  named({ path, found, number }: NumberedFindings): ArchiveFindings {
    return { path, digest: this.#states.digest(number), found }
  }

  /** Where findings stand, as far as that is known without their file. */
  place({ path, found, number }: NumberedFindings): PlacedFindings | undefined {
    const places = this.#states.places(number)
    return places && placeByNumbers(path, found, places)
  }

  /** The report on a post of which the archive rules have something to say: with the verdict that it has now. */
  report({ isPlaced: _, ...placed }: PlacedFindings, { number }: NumberedFindings): ArchiveFinding {
    const before = this.#states.verdict(number)
    const isInvalid = before === 'valid' && placed.diagnostics.some(({ severity }) => severity === 'error')
    return { type: 'archive', ...placed, verdict: isInvalid ? 'invalid' : before, before }
  }
}

function* numbered(posts: Iterable<FoundInArchive>, numbers: ReadonlyMap<string, number>): Generator<NumberedFindings> {
  for (const { path, found } of posts) yield { path, found, number: numbers.get(path)! }
}
