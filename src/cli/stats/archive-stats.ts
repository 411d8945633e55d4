import type { ArchiveFinding } from '../../archive/archive-finding.js'
import type { Severity } from '../../diagnostics/catalogue.js'
import type { Verdict } from '../../validate/validation.js'
import { originOf } from '../post-origin.js'

/** How many posts have a name, the most frequent first. */
export type NameCount = { name: string; posts: number }

/** How many posts and findings a rule has, or a diagnostic of reading; of each level that it has. */
export type RuleCount = { code: string; severity: Severity; posts: number; findings: number }

/** What an archive holds, in numbers. */
export type Stats = {
  posts: number
  verdicts: Record<'valid' | 'invalid' | 'notChecked', number>
  /** By the host of `from`. */
  sources: NameCount[]
  authors: NameCount[]
  /** By the month of the date (UTC), in their order; posts that cannot be read are `unknown`. */
  months: NameCount[]
  rules: RuleCount[]
  /** Where the run was interrupted: there may be more posts, and they were not compared with one another. */
  interrupted?: true
}

const sums = { valid: 'valid', invalid: 'invalid', 'not checked': 'notChecked' } as const satisfies Record<
  Verdict,
  string
>

/** Counts posts as they come. */
export class StatsCollector {
  #posts = 0
  readonly #verdicts = { valid: 0, invalid: 0, notChecked: 0 }
  readonly #sources = new Map<string, number>()
  readonly #authors = new Map<string, number>()
  readonly #months = new Map<string, number>()
  readonly #rules = new Map<string, RuleCount>()

  add({ type, verdict, before, diagnostics, source }: ArchiveFinding): void {
    if (type === 'run') return
    if (before) this.#verdicts[sums[before]]--
    this.#verdicts[sums[verdict]]++
    if (type === 'post') {
      this.#posts++
      const { host, author, month } = originOf(source)
      increase(this.#sources, host)
      increase(this.#authors, author)
      increase(this.#months, month)
    }
    const seen = new Set<string>()
    for (const { code, severity } of diagnostics) {
      // A rule may have another level in some posts.
      const key = `${severity} ${code}`
      const rule = this.#rules.get(key) ?? { code, severity, posts: 0, findings: 0 }
      this.#rules.set(key, rule)
      rule.findings++
      if (!seen.has(key)) rule.posts++
      seen.add(key)
    }
  }

  end(isInterrupted = false): Stats {
    const months = sorted(this.#months).sort((a, b) => compare(a.name, b.name))
    const rules = [...this.#rules.values()].sort(
      (a, b) => b.posts - a.posts || compare(a.code, b.code) || compare(a.severity, b.severity),
    )
    return {
      posts: this.#posts,
      verdicts: this.#verdicts,
      sources: sorted(this.#sources),
      authors: sorted(this.#authors),
      months,
      rules,
      ...(isInterrupted && { interrupted: true }),
    }
  }
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function sorted(counts: ReadonlyMap<string, number>): NameCount[] {
  const list = [...counts].map(([name, posts]) => ({ name, posts }))
  return list.sort((a, b) => b.posts - a.posts || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
