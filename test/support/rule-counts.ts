import { validateArchive } from '../../src/archive/validate-archive.js'
import { everyRule } from './rule-fixtures.js'
import type { RuleCounts } from './rule-pages.js'

/** The moment that counts as the present one for the corpus. */
export const corpusNow = new Date('2026-11-24T00:00:00Z')

/** What every rule finds in a folder of posts, and diagnostics of reading, by code. */
export async function countRules(folder: string): Promise<RuleCounts> {
  let posts = 0
  const findings: Record<string, number> = {}
  const places: Record<string, Set<string>> = {}
  const options = { cwd: folder, config: everyRule(), now: corpusNow }
  for await (const { type, path, diagnostics } of validateArchive('.', options)) {
    if (type === 'post') posts++
    for (const { code } of diagnostics) {
      findings[code] = (findings[code] ?? 0) + 1
      places[code] = (places[code] ?? new Set()).add(path)
    }
  }
  const codes = Object.keys(findings).sort()
  return {
    posts,
    rules: Object.fromEntries(codes.map((code) => [code, { posts: places[code]!.size, findings: findings[code]! }])),
  }
}
