import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../usage-error.js'
import type { RunFinding } from './post-record.js'

/** Raised when what the file holds is another. */
const baselineVersion = 1

/** What to do with the baseline: hide what it knows, and fail where it knows too much, or change it. */
export type BaselineMode = 'use' | 'check' | 'write' | 'prune'

/** By path, by rule, by the name of the text that a finding is about: how often. */
type Entries = Record<string, Record<string, Record<string, number>>>

/**
 * The findings that are known and accepted for now. A finding is known by its rule, its path and the text that it is about,
 * each as often as it was written: one that is new cannot hide behind one that was mended.
 */
export class Baseline {
  readonly #file: string
  readonly #mode: BaselineMode
  /** What the file holds. */
  readonly #known: Entries
  /** What was found. */
  readonly #found: Entries = Object.create(null) as Entries
  readonly #seen = new Set<string>()
  /** Posts that are valid but for what the baseline hides. */
  readonly #forgiven = new Set<string>()

  readonly #runs: (code: string) => boolean

  /**
   * @param runs whether a rule runs: else what is known of it stays.
   * @throws UsageError where the file cannot be used.
   */
  constructor(file: string, mode: BaselineMode, runs: (code: string) => boolean = () => true) {
    this.#file = file
    this.#mode = mode
    this.#runs = runs
    this.#known = mode === 'write' && !existsSync(file) ? {} : readEntries(file)
  }

  /** Takes out of a finding what is known, and says how much. What keeps a post from being checked is never hidden. */
  hide(finding: RunFinding): { finding: RunFinding; hidden: number } {
    const { type, path, texts = [], diagnostics } = finding
    if (type === 'run' || finding.verdict === 'not checked') return { finding, hidden: 0 }
    this.#seen.add(path)
    const kept = diagnostics.map((diagnostic, index) => !this.#isKnown(path, diagnostic.code, texts[index] ?? ''))
    const left = diagnostics.filter((_, index) => kept[index])
    const hidden = diagnostics.length - left.length
    const before = finding.before && (this.#forgiven.has(path) ? 'valid' : finding.before)
    const hasError = left.some(({ severity }) => severity === 'error')
    const verdict = hasError || before === 'invalid' ? 'invalid' : 'valid'
    if (verdict === 'valid' && finding.verdict === 'invalid') this.#forgiven.add(path)
    const after = texts.filter((_, index) => kept[index])
    return { finding: { ...finding, verdict, ...(before && { before }), diagnostics: left, texts: after }, hidden }
  }

  /** Counts a finding, and says whether the file has it as often. */
  #isKnown(path: string, code: string, text: string): boolean {
    this.#found[path] ??= Object.create(null) as Entries[string]
    this.#found[path][code] ??= Object.create(null) as Entries[string][string]
    const count = (this.#found[path][code][text] ?? 0) + 1
    this.#found[path][code][text] = count
    return this.#mode === 'write' || count <= countOf(this.#known, path, code, text)
  }

  /** How many findings of the file are no more, in the posts that were seen and those that are gone. */
  get mended(): number {
    return this.#total(this.#known) - this.#total(this.#left())
  }

  /** Writes the file, where that was asked for. Says what was done. */
  close(): string | undefined {
    if (this.#mode !== 'write' && this.#mode !== 'prune') return undefined
    const entries = this.#mode === 'write' ? this.#all() : this.#left()
    writeEntries(this.#file, entries)
    const total = this.#total(entries)
    return `The baseline ${this.#file} holds ${total} ${total === 1 ? 'finding' : 'findings'} now.`
  }

  /** What is left of the file: of the posts seen no more than was found; the others as they are, unless they are gone. */
  #left(): Entries {
    return mapCounts(this.#known, (known, path, code, text) => {
      if (!this.#seen.has(path)) return existsSync(path) ? known : 0
      return this.#runs(code) ? Math.min(known, countOf(this.#found, path, code, text)) : known
    })
  }

  /** What was found, and what is known of the posts and rules that were not looked at. */
  #all(): Entries {
    const all = mapCounts(this.#left(), (known, path, code) => (this.#seen.has(path) && this.#runs(code) ? 0 : known))
    for (const [path, rules] of Object.entries(this.#found)) all[path] = { ...all[path], ...rules }
    return all
  }

  #total(entries: Entries): number {
    let total = 0
    mapCounts(entries, (known) => {
      total += known
      return known
    })
    return total
  }
}

function countOf(entries: Entries, path: string, code: string, text: string): number {
  const rules = Object.hasOwn(entries, path) ? entries[path]! : {}
  const counts = Object.hasOwn(rules, code) ? rules[code]! : {}
  return Object.hasOwn(counts, text) ? counts[text]! : 0
}

/** The same entries with other counts, without those of none, sorted. */
function mapCounts(
  entries: Entries,
  count: (known: number, path: string, code: string, text: string) => number,
): Entries {
  const sorted = <T>(record: Record<string, T>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  const notEmpty = <T extends object>([, value]: [string, T]) => Object.keys(value).length > 0
  return Object.fromEntries(
    sorted(entries)
      .map(([path, rules]): [string, Entries[string]] => [
        path,
        Object.fromEntries(
          sorted(rules)
            .map(([code, counts]): [string, Entries[string][string]] => [
              code,
              Object.fromEntries(
                sorted(counts)
                  .map(([text, known]): [string, number] => [text, count(known, path, code, text)])
                  .filter(([, number]) => number > 0),
              ),
            ])
            .filter(notEmpty),
        ),
      ])
      .filter(notEmpty),
  )
}

function readEntries(file: string): Entries {
  let content: { baselineVersion?: unknown; findings?: unknown }
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as typeof content
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`There is no baseline ${file}; --baseline-write makes one.`)
    throw new UsageError(`The baseline ${file} cannot be read: ${message}.`)
  }
  if (content?.baselineVersion !== baselineVersion || !isEntries(content.findings)) {
    throw new UsageError(
      `${file} is no baseline of this version of postmatter; --baseline-write --baseline <another file> makes one.`,
    )
  }
  return content.findings
}

function isEntries(value: unknown): value is Entries {
  const isRecordOf = (record: unknown, isValue: (item: unknown) => boolean) =>
    typeof record === 'object' && record !== null && Object.values(record).every(isValue)
  const isCount = (count: unknown) => Number.isInteger(count) && Number(count) > 0
  return isRecordOf(value, (rules) => isRecordOf(rules, (counts) => isRecordOf(counts, isCount)))
}

function writeEntries(file: string, entries: Entries): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  const findings = mapCounts(entries, (known) => known)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, `${JSON.stringify({ tool: 'postmatter', baselineVersion, findings }, null, 2)}\n`)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new UsageError(`The baseline ${file} cannot be written: ${(error as Error).message}.`)
  }
}
