import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { validateArchive } from '../../src/archive/validate-archive.js'
import type { TextEdit } from '../../src/diagnostics/diagnostic.js'
import { applyEdits } from '../../src/source/apply-edits.js'
import { defaultRules } from '../../src/validate/default-rules.js'
import { validatePost } from '../../src/validate/validate-post.js'
import { cli } from '../cli/cli.js'
import { corpusFolder, needing } from '../support/needs.js'
import { corpusNow, countRules } from '../support/rule-counts.js'
import { everyRule } from '../support/rule-fixtures.js'
import { countsFile, type RuleCounts } from '../support/rule-pages.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { corpusPosts } from './corpus.js'

const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as RuleCounts
const options = { config: everyRule(), now: corpusNow }

describe('the rules on every real post', needing('corpus'), () => {
  test('find what they found when the ledger was written (npx tsx scripts/write-rule-docs.mts)', async () => {
    expect(await countRules(corpusFolder!)).toEqual(counts)
  })

  test('have fixes that leave nothing to fix, change what they name and no more, and change nothing when done again', async () => {
    const folder = temporaryFolder()
    cpSync(corpusFolder!, folder, { recursive: true })
    const files = corpusPosts().map((post) => ({ ...post, file: join(folder, post.path) }))
    const stampOf = (file: string) => `${statSync(file).ino} ${statSync(file).mtimeMs}`
    const stamps = new Map(files.map(({ file }) => [file, stampOf(file)]))
    const fix = () => cli(folder, 'validate', '--preset', 'strict', '--fix', '--format', 'ndjson', '@')

    const first = await fix()
    expect(totalsOf(first.out).fixable).toBe(0)
    const wrong = files.filter(({ path, source, file }) => {
      const edits = validatePost(source, { ...options, path }).diagnostics.flatMap(({ fix = [] }) => fix)
      const after = readFileSync(file, 'utf8')
      if (edits.length === 0) return after !== source || stampOf(file) !== stamps.get(file)
      return after === source || !onlyIn(source, after, edits)
    })
    expect(wrong.map(({ path }) => path)).toEqual([])

    const changed = files.filter(({ file, source }) => readFileSync(file, 'utf8') !== source)
    console.log(`${first.err.trim()}; ${changed.length} posts are changed`)
    const again = new Map(files.map(({ file }) => [file, stampOf(file)]))
    const second = await fix()
    expect(second.err).toBe('0 findings mended in 0 files\n')
    expect(files.filter(({ file }) => stampOf(file) !== again.get(file)).map(({ path }) => path)).toEqual([])
    // Nothing is left lying about.
    expect(readdirSync(folder, { recursive: true }).length).toBe(readdirSync(corpusFolder!, { recursive: true }).length)
  })
})

test(
  'what was looked at (test/labels/rule-findings) is still found, and is of the first twenty posts by the hash of their path',
  needing('corpus'),
  async () => {
    const found = new Map<string, { key: string; place: string }[]>()
    for await (const { path, diagnostics, source = '' } of validateArchive('.', { cwd: corpusFolder!, ...options })) {
      const seen = new Set<string>()
      for (const { code, position } of diagnostics) {
        // One finding a post: the others are mostly of its kind.
        if (seen.has(code)) continue
        seen.add(code)
        const place = `${sha256(source).slice(0, 16)}:${position?.start.offset ?? ''}`
        found.set(code, [...(found.get(code) ?? []), { key: sha256(path), place }])
      }
    }
    for (const { code } of defaultRules) {
      const file = new URL(`../labels/rule-findings/${code}.json`, import.meta.url)
      const { looked } = JSON.parse(readFileSync(file, 'utf8')) as { looked: [string, string][] }
      const right = looked.filter(([, verdict]) => verdict === 'right').map(([place]) => place)
      const sorted = (found.get(code) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1))
      const first = sorted.slice(0, 20).map(({ place }) => place)
      expect(
        right.filter((place) => !sorted.some((other) => other.place === place)),
        code,
      ).toEqual([])
      expect(
        first.filter((place) => !looked.some(([other]) => other === place)),
        code,
      ).toEqual([])
    }
  },
)

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function totalsOf(ndjson: string): { fixable: number } {
  return JSON.parse(ndjson.trimEnd().split('\n').at(-1)!)
}

/**
 * Whether nothing but the edits makes the difference: where none touch one another, the text is exactly what they make of it; else
 * (the rest of them is seen to in later rounds) the difference lies within what they cover together.
 */
function onlyIn(before: string, after: string, edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start)
  const areApart = sorted.every((edit, index) => index === 0 || edit.start > sorted[index - 1]!.end)
  if (areApart) return applyEdits(before, sorted) === after
  const start = sorted[0]!.start
  const end = Math.max(...sorted.map((edit) => edit.end))
  return before.slice(0, start) === after.slice(0, start) && after.endsWith(before.slice(end))
}
