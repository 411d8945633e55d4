import type { ArchiveContext } from '../../rule.js'

/**
 * Reports every post whose fact begins as that of an earlier one. A fact has two words: what repeats, and the address of the source; that
 * two posts share the address is the matter of archive/same-source.
 *
 * @param field of which it is said.
 */
export function reportRepeats({ posts, report }: Pick<ArchiveContext, 'posts' | 'report'>, field: string): void {
  const first = new Map<string, { path: string; source: string }>()
  for (const { path, fact } of posts) {
    const [what, source] = String(fact).split(' ') as [string, string]
    const other = first.get(what)
    if (!other) first.set(what, { path, source })
    else if (other.source !== source) report({ path, field, values: { other: other.path } })
  }
}
