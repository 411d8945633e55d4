import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../src/validate/default-rules.js'
import { countsFile, type RuleCounts } from '../support/rule-pages.js'

// Findings of every rule in real posts, those of the first twenty by the hash of their path, each looked at by eye: the post's
// hash and the offset, and whether the finding is right.
type Looked = { looked: [place: string, verdict: string][] }

const folder = fileURLToPath(new URL('rule-findings/', import.meta.url))
const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as RuleCounts
const read = (code: string) => (JSON.parse(readFileSync(`${folder}${code}.json`, 'utf8')) as Looked).looked

describe.each(defaultRules.map(({ code }) => ({ code })))('$code', ({ code }) => {
  test('has had twenty of its findings looked at, or all there are', () => {
    expect(existsSync(`${folder}${code}.json`)).toBe(true)
    expect(read(code).length).toBeGreaterThanOrEqual(Math.min(20, counts.rules[code]?.posts ?? 0))
    for (const [place, verdict] of read(code)) {
      expect(place).toMatch(/^[0-9a-f]{16}:\d*$/)
      expect(verdict).toMatch(/^(?:right$|wrong: \S)/)
    }
  })
})

test('at most 2 % of what was looked at is wrong', () => {
  const all = defaultRules.flatMap(({ code }) => read(code).map(([, verdict]) => ({ code, verdict })))
  const wrong = all.filter(({ verdict }) => verdict !== 'right')
  console.log(`${all.length} findings were looked at, ${wrong.length} are wrong`)
  expect(wrong.length / all.length).toBeLessThanOrEqual(0.02)
})

test('no ledger is without a rule', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  const codes: string[] = defaultRules.map(({ code }) => code)
  expect(names.filter((name) => !codes.includes(name.replaceAll('\\', '/').replace('.json', '')))).toEqual([])
})
