import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { reasonOf } from '../diagnostics/error-message.js'
import { refusePromise } from '../source/refuse-promise.js'
import type { ArchiveFacts } from './archive-facts.js'
import type { ActiveRule, CompiledConfig } from './compile-config.js'
import { describeFinding } from './describe-finding.js'
import type { ArchiveContext } from './rule.js'

/** What archive rules say of a post: diagnostics without positions. */
export type FoundInArchive = { path: string; found: Diagnostic[] }

type Finding = Parameters<ArchiveContext['report']>[0]

/**
 * What the archive rules say when all posts have been read, by post; and which of them failed. The findings become diagnostics as they are
 * gone through: where every post repeats another one, all of them would take more memory than everything else.
 *
 * @param posts the paths of all posts, and their numbers.
 * @param respell gives another spelling of a path, for overrides.
 */
export function runArchiveRules(
  config: CompiledConfig,
  facts: ArchiveFacts,
  posts: ReadonlyMap<string, number> = facts.numbers(),
  respell: (path: string) => string = (path) => path,
): { found: Iterable<FoundInArchive>; failed: Diagnostic[] } {
  const findings = new FindingsByPost()
  const failed: Diagnostic[] = []
  const paths = [...posts.keys()]
  for (const rule of config.archiveRules) {
    try {
      const returned = rule.check({
        posts: facts.of(rule.code, paths),
        options: config.settingsFor(undefined).rules.find((active) => active.rule === rule)?.options,
        report(finding) {
          if (!posts.has(finding.path)) throw new Error(`it speaks of ${finding.path}, which is none of the posts`)
          const settings = config.settingsFor(finding.path, respell(finding.path))
          const active = settings.rules.find((candidate) => candidate.rule === rule)
          if (active) findings.add(active, finding)
        },
      })
      refusePromise(returned)
    } catch (error) {
      const failure = diagnose({ code: 'rule/failed', values: { rule: rule.code, reason: reasonOf(error) } })
      failed.push({
        ...failure,
        help: 'This is a mistake in the rule, which did not compare all posts. Report it, or turn the rule off.',
      })
    }
  }
  return { found: findings, failed }
}

/** Findings, by post. Each knows which is the next of its post: lists of one or two would take several times the memory. */
class FindingsByPost {
  readonly #findings: Finding[] = []
  readonly #rules: ActiveRule[] = []
  readonly #next: number[] = []
  /** The first findings of posts. */
  readonly #first: number[] = []
  /** The last ones. */
  readonly #last = new Map<string, number>()

  add(rule: ActiveRule, finding: Finding): void {
    const number = this.#findings.push(finding) - 1
    this.#rules.push(rule)
    this.#next.push(0)
    const before = this.#last.get(finding.path)
    if (before === undefined) this.#first.push(number)
    else this.#next[before] = number
    this.#last.set(finding.path, number)
  }

  *[Symbol.iterator](): Generator<FoundInArchive> {
    for (const first of this.#first) {
      const { path } = this.#findings[first]!
      const found: Diagnostic[] = []
      let number = first
      do {
        found.push(describeFinding(this.#rules[number]!, this.#findings[number]!, path))
        number = this.#next[number]!
      } while (number !== 0)
      yield { path, found }
    }
  }
}
