// What each rule costs, as a share of reading the posts (parsePost and parseBody): CPU time over all posts, one process.
import { parseBody, parseDocument, parsePost } from '../src/index.js'
import { compileConfig } from '../src/validate/compile-config.js'
import { defaultRules } from '../src/validate/default-rules.js'
import { PostView } from '../src/validate/post-view.js'
import { runRules } from '../src/validate/run-rules.js'
import { corpusPosts } from '../test/corpus/corpus.js'
import { everyRule } from '../test/support/rule-fixtures.js'

const posts = corpusPosts()
const config = compileConfig(everyRule())
const costs = new Map<string, number>()
let reading = 0
const rounds = 3

for (let round = -1; round < rounds; round++) {
  for (const { path, source } of posts) {
    let started = performance.now()
    parseBody(parsePost(source))
    if (round >= 0) reading += performance.now() - started
    const view = new PostView(parseDocument(source), { path, now: new Date(), frontMatter: undefined })
    if (view.post) void view.body
    for (const active of config.settingsFor(path).rules) {
      started = performance.now()
      runRules(view, [active])
      if (round >= 0) costs.set(active.rule.code, (costs.get(active.rule.code) ?? 0) + performance.now() - started)
    }
  }
}
const per = (milliseconds: number) => (1000 * milliseconds) / rounds / posts.length
console.log(`Reading a post (parsePost and parseBody): ${per(reading).toFixed(1)} us. Each rule, its findings placed:`)
const sorted = defaultRules.map(({ code }) => ({ code, cost: costs.get(code) ?? 0 })).sort((a, b) => b.cost - a.cost)
for (const { code, cost } of sorted) {
  const share = (100 * cost) / reading
  console.log(
    `  ${code.padEnd(36)} ${per(cost).toFixed(2).padStart(8)} us  ${share.toFixed(1).padStart(5)} %${share > 10 ? '  more than 10 %' : ''}`,
  )
}
