// What each rule costs, as a share of reading the posts (parsePost and parseBody): CPU time of one process, over all posts. With --write
// it goes into test/corpus/rule-costs.json, from which docs/rules/README.md has it (scripts/write-rule-docs.mts).
import { writeFileSync } from 'node:fs'
import { parseBody, parseDocument, parsePost } from '../src/index.js'
import { compileConfig } from '../src/validate/compile-config.js'
import { defaultRules } from '../src/validate/default-rules.js'
import { PostView } from '../src/validate/post-view.js'
import type { Rule } from '../src/validate/rule.js'
import { runRules } from '../src/validate/run-rules.js'
import { corpusPosts } from '../test/corpus/corpus.js'
import { everyRule } from '../test/support/rule-fixtures.js'
import { costsFile, readCosts } from '../test/support/rule-pages.js'

const rounds = 3
// So many posts are kept at a time, so that a rule's time is long enough to be measured.
const batch = 200

const posts = corpusPosts()
const config = compileConfig(everyRule())
const costs = new Map<string, number>()
let reading = 0

for (let round = -1; round < rounds; round++) {
  for (let from = 0; from < posts.length; from += batch) {
    const some = posts.slice(from, from + batch)
    const readingTime = cpuTime(() => {
      for (const { source } of some) parseBody(parsePost(source))
    })
    if (round >= 0) reading += readingTime
    const views = some.map(({ path, source }) => {
      const view = new PostView(parseDocument(source), { path, now: new Date(), frontMatter: undefined })
      // What the rules share is no rule's own cost.
      if (view.post) void [view.body, view.document.frontMatter.entries]
      return view
    })
    for (const active of config.settingsFor('a/b.md').rules) {
      const time = cpuTime(() => {
        for (const view of views) runRules(view, [active])
      })
      if (round >= 0) costs.set(active.rule.code, (costs.get(active.rule.code) ?? 0) + time)
    }
  }
}

/** Microseconds. */
function cpuTime(act: () => void): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const per = (time: number) => time / rounds / posts.length
const rules: readonly Rule[] = defaultRules
const known = readCosts()
const shares: Record<string, number> = {}
console.log(`Reading a post (parsePost and parseBody): ${per(reading).toFixed(1)} us. Each rule, its findings placed:`)
const sorted = rules.map((rule) => ({ rule, cost: costs.get(rule.code) ?? 0 })).sort((a, b) => b.cost - a.cost)
for (const { rule, cost } of sorted) {
  const { code, needs } = rule
  const share = (100 * cost) / reading
  const note = share > 10 ? `  ${known.reasons[code] ?? 'MORE THAN 10 %, AND NO REASON'}` : ''
  shares[code] = Math.round(10 * share) / 10
  console.log(
    `  ${code.padEnd(36)} ${needs.padEnd(8)} ${per(cost).toFixed(2).padStart(8)} us  ${share.toFixed(1).padStart(5)} %${note}`,
  )
}
if (process.argv.includes('--write')) {
  const sortedShares = Object.fromEntries(rules.map(({ code }) => [code, shares[code]]))
  writeFileSync(costsFile, `${JSON.stringify({ shares: sortedShares, reasons: known.reasons }, null, 2)}\n`)
}
