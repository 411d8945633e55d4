import { PackedList, PackedReader } from './packed-list.js'
import type { ArchiveEntry, Fact } from './rule.js'

/**
 * What archive rules keep of the posts of a run, as bytes: that of 50,000 posts stays in memory until the last one has been read. As
 * strings, it took five times as much.
 */
export class ArchiveFacts {
  /** Of each path, how much it has in common with the one before, and the rest. */
  readonly #paths = new PackedList()
  #lastPath = ''
  #length = 0
  /** For each rule, what it kept of each post, and how many posts have been asked of it. */
  readonly #columns = new Map<string, { facts: PackedList; length: number }>()

  /** Adds a post, and what the rules kept of it. */
  add(path: string, facts: Readonly<Record<string, Fact>> = {}): void {
    const common = commonLength(path, this.#lastPath)
    this.#paths.push(common)
    this.#paths.push(path.slice(common))
    this.#lastPath = path
    for (const code of Object.keys(facts)) {
      const column = this.#columns.get(code) ?? { facts: new PackedList(), length: 0 }
      this.#columns.set(code, column)
      for (; column.length < this.#length; column.length++) column.facts.push(undefined)
      column.facts.push(facts[code])
      column.length++
    }
    this.#length++
  }

  /** The paths of all posts, and their numbers. */
  numbers(): Map<string, number> {
    return new Map(this.paths().map((path, number) => [path, number]))
  }

  /** The paths of all posts, in their order. */
  paths(): string[] {
    const reader = new PackedReader(this.#paths)
    let last = ''
    return Array.from({ length: this.#length }, () => {
      // Adding them would keep both, and the path before it.
      last = [last.slice(0, reader.next() as number), reader.next()].join('')
      return last
    })
  }

  /**
   * The posts of which a rule kept something.
   *
   * @param paths of all posts.
   */
  of(code: string, paths: readonly string[] = this.paths()): ArchiveEntry[] {
    const column = this.#columns.get(code)
    if (!column) return []
    const reader = new PackedReader(column.facts)
    const entries: ArchiveEntry[] = []
    for (let index = 0; index < column.length; index++) {
      const fact = reader.next()
      if (fact !== undefined) entries.push({ path: paths[index]!, fact })
    }
    return entries
  }
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}
