import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateArchive } from '../../src/archive/validate-archive.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import { fixPost } from '../../src/validate/fix-post.js'
import { validatePost } from '../../src/validate/validate-post.js'
import { corpusNow, countRules } from '../support/rule-counts.js'
import { everyRule } from '../support/rule-fixtures.js'
import { countsFile, type RuleCounts } from '../support/rule-pages.js'
import { corpusFolder, corpusPosts } from './corpus.js'

const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as RuleCounts
const options = { config: everyRule(), now: corpusNow }

describe.skipIf(!corpusFolder)('the rules on every real post', () => {
  test('find what they found when the ledger was written (npx tsx scripts/write-rule-docs.mts)', async () => {
    expect(await countRules(corpusFolder!)).toEqual(counts)
  })

  test('have fixes that leave nothing to fix, change what they name and no more, and change nothing when done again', () => {
    let fixed = 0
    const wrong = corpusPosts().filter(({ path, source }) => {
      const before = validatePost(source, { ...options, path }).diagnostics.flatMap(({ fix = [] }) => fix)
      const { document, validation } = fixPost(source, { ...options, path })
      if (document.source !== source) fixed++
      const isLeft = validation.diagnostics.some(({ fix }) => fix)
      const isAgain = fixPost(document, { ...options, path }).document.source !== document.source
      if (before.length === 0) return document.source !== source || isLeft || isAgain
      return isLeft || isAgain || !onlyIn(source, document.source, before)
    })
    console.log(`${fixed} posts are changed by fixes`)
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

test.skipIf(!corpusFolder)(
  'what was looked at and found right is still found (test/labels/rule-findings)',
  async () => {
    const found = new Set<string>()
    for await (const { diagnostics, source } of validateArchive('.', { cwd: corpusFolder, ...options })) {
      const hash = createHash('sha256')
        .update(source ?? '')
        .digest('hex')
        .slice(0, 16)
      for (const { code, position } of diagnostics) found.add(`${code} ${hash}:${position?.start.offset ?? ''}`)
    }
    const lost = defaultRules.flatMap(({ code }) => {
      const file = new URL(`../labels/rule-findings/${code}.json`, import.meta.url)
      const { looked } = JSON.parse(readFileSync(file, 'utf8')) as { looked: [string, string][] }
      return looked.flatMap(([place, verdict]) =>
        verdict === 'right' && !found.has(`${code} ${place}`) ? [`${code} ${place}`] : [],
      )
    })
    expect(lost).toEqual([])
  },
)

/** Whether what stands between the edits of the first round is the same in both texts, in its order. */
function onlyIn(before: string, after: string, edits: readonly { start: number; end: number }[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start)
  let done = 0
  let at = 0
  for (const { start, end } of [...sorted, { start: before.length, end: before.length }]) {
    const kept = before.slice(done, Math.max(done, start))
    const found = after.indexOf(kept, at)
    if (found === -1) return false
    at = found + kept.length
    done = Math.max(done, end)
  }
  return true
}
