import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { count } from '../count.js'
import { UsageError } from '../usage-error.js'
import { type BaselineEntry, readBaseline, writeBaseline } from './baseline-file.js'
import type { RunFinding } from './post-record.js'

/** What to do with the baseline: hide what it knows, and fail where it knows too much, or change it. */
export type BaselineMode = 'use' | 'check' | 'write' | 'prune'

type Key = string

/**
 * The findings that are known and accepted for now. A finding is known by its rule, its path, what it says and the text that it is about,
 * each as often as it was written: one that is new cannot hide behind one that was mended.
 */
export class Baseline {
  readonly #file: string
  readonly #mode: BaselineMode
  readonly #runs: (code: string) => boolean
  /** Where the paths of the file begin. */
  readonly #folder: string
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
    const { folder, entries } =
      mode === 'write' && !existsSync(file) ? { folder: resolve(), entries: [] } : readBaseline(file)
    this.#folder = folder
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

  /**
   * Writes the file, where that was asked for. Says what was done.
   *
   * @throws UsageError where its paths are of another folder: all that it knows would seem to be gone.
   */
  close(): string | undefined {
    const isWritten = this.#mode === 'write' || this.#mode === 'prune'
    if (this.#isOfAnotherFolder(isWritten)) {
      throw new UsageError(
        `The baseline ${this.#file} is of no use here, and stays as it is: its paths begin in ${this.#folder}, where it was written. Run postmatter there, or remove the file and use --baseline-write.`,
      )
    }
    if (!isWritten) return undefined
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
        : this.#isHere(entry)
          ? entry.count
          : 0
      return times > 0 ? [{ ...entry, count: times }] : []
    })
  }

  /**
   * Whether nothing of what it knows is here, although it was written elsewhere.
   *
   * @param isStrict or if something is still there that is not here: it would be taken for gone.
   */
  #isOfAnotherFolder(isStrict: boolean): boolean {
    if (this.#known.size === 0 || this.#folder === resolve()) return false
    const entries = [...this.#known.values()]
    const away = entries.filter((entry) => !this.#isHere(entry))
    const isThere = ({ path }: BaselineEntry) => existsSync(resolve(this.#folder, path))
    return away.length === entries.length || (isStrict && away.some(isThere))
  }

  #isHere({ path }: BaselineEntry): boolean {
    return this.#seen.has(path) || existsSync(path)
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
