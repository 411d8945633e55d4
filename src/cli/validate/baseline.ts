import { existsSync } from 'node:fs'
import { count } from '../count.js'
import { type BaselineEntry, readBaseline, writeBaseline } from './baseline-file.js'
import type { RunFinding } from './post-record.js'

/** What to do with the baseline: hide what it knows, and fail where it knows too much, or change it. */
export type BaselineMode = 'use' | 'check' | 'write' | 'prune'

type Key = string

/**
 * The findings that are known and accepted for now. A finding is known by its rule, its path and the text that it is about,
 * each as often as it was written: one that is new cannot hide behind one that was mended.
 */
export class Baseline {
  readonly #file: string
  readonly #mode: BaselineMode
  readonly #runs: (code: string) => boolean
  /** What the file holds. */
  readonly #known: ReadonlyMap<Key, BaselineEntry>
  /** What was found. */
  readonly #found = new Map<Key, BaselineEntry>()
  readonly #seen = new Set<string>()
  /** Posts that are valid but for what the baseline hides. */
  readonly #forgiven = new Set<string>()

  /**
   * @param runs whether a rule runs: else what is known of it stays.
   * @throws UsageError where the file cannot be used.
   */
  constructor(file: string, mode: BaselineMode, runs: (code: string) => boolean = () => true) {
    this.#file = file
    this.#mode = mode
    this.#runs = runs
    const entries = mode === 'write' && !existsSync(file) ? [] : readBaseline(file)
    this.#known = new Map(entries.map((entry) => [keyOf(entry), entry]))
  }

  /** Takes out of a finding what is known, and says how much. What keeps a post from being checked is never hidden. */
  hide(finding: RunFinding): { finding: RunFinding; hidden: number } {
    const { type, path, texts = [], diagnostics } = finding
    if (type === 'run' || finding.verdict === 'not checked') return { finding, hidden: 0 }
    this.#seen.add(path)
    const isNew = diagnostics.map(({ code }, index) => !this.#isKnown({ path, code, text: texts[index] ?? '' }))
    const left = diagnostics.filter((_, index) => isNew[index])
    const before = finding.before && (this.#forgiven.has(path) ? 'valid' : finding.before)
    const isInvalid = before === 'invalid' || left.some(({ severity }) => severity === 'error')
    if (!isInvalid && finding.verdict === 'invalid') this.#forgiven.add(path)
    return {
      finding: {
        ...finding,
        verdict: isInvalid ? 'invalid' : 'valid',
        ...(before && { before }),
        diagnostics: left,
        texts: texts.filter((_, index) => isNew[index]),
      },
      hidden: diagnostics.length - left.length,
    }
  }

  /** Counts a finding, and says whether the file has it as often. */
  #isKnown(finding: Omit<BaselineEntry, 'count'>): boolean {
    const key = keyOf(finding)
    const times = (this.#found.get(key)?.count ?? 0) + 1
    this.#found.set(key, { ...finding, count: times })
    return this.#mode === 'write' || times <= (this.#known.get(key)?.count ?? 0)
  }

  /** How many findings of the file are no more, in the posts that were seen and those that are gone. */
  get mended(): number {
    return sum([...this.#known.values()]) - sum(this.#left())
  }

  /** Writes the file, where that was asked for. Says what was done. */
  close(): string | undefined {
    if (this.#mode !== 'write' && this.#mode !== 'prune') return undefined
    const kept = this.#left()
    // Of what was looked at, what was found; of all else what is known.
    const entries =
      this.#mode === 'prune' ? kept : [...kept.filter((entry) => !this.#isSeen(entry)), ...this.#found.values()]
    writeBaseline(this.#file, entries)
    return `The baseline ${this.#file} holds ${count(sum(entries), 'finding')} now.`
  }

  /** What is left of the file: of what was looked at no more than was found; all else as it is, unless the post is gone. */
  #left(): BaselineEntry[] {
    return [...this.#known].flatMap(([key, entry]) => {
      const times = this.#isSeen(entry)
        ? Math.min(entry.count, this.#found.get(key)?.count ?? 0)
        : this.#seen.has(entry.path) || existsSync(entry.path)
          ? entry.count
          : 0
      return times > 0 ? [{ ...entry, count: times }] : []
    })
  }

  #isSeen({ path, code }: BaselineEntry): boolean {
    return this.#seen.has(path) && this.#runs(code)
  }
}

function keyOf({ path, code, text }: Omit<BaselineEntry, 'count'>): Key {
  return JSON.stringify([path, code, text])
}

function sum(entries: readonly BaselineEntry[]): number {
  return entries.reduce((total, entry) => total + entry.count, 0)
}
