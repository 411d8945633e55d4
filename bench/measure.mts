// One pipeline in a process of its own: the median CPU time of some rounds over all posts, as a line of JSON. The first rounds
// warm the code up. POSTMATTER_BENCH=quick takes fewer rounds over every fourth post: enough to see that something is amiss.
import { parsePost } from '../dist/index.js'
import { groups, strides } from './pipelines.mjs'
import { benchFolder, readSources } from './sources.mjs'

const [group, name] = process.argv.slice(2) as [string, string]
const run = groups[group]![name]!
const isQuick = process.env.POSTMATTER_BENCH === 'quick'
const stride = (strides[group] ?? 1) * (isQuick ? 4 : 1)
const inputs = readSources(benchFolder())
  .filter((_, index) => index % stride === 0)
  .map((source) => {
    const { html, frontMatter } = parsePost(source)
    return { source, html, baseUrl: frontMatter.from, title: frontMatter.title }
  })
const rounds = isQuick ? 5 : 9
const warmups = 2
const times: number[] = []
for (let round = 0; round < warmups + rounds; round++) {
  // Once only: each collection throws optimised code away, which a long run keeps.
  if (round === warmups) globalThis.gc?.()
  const before = process.cpuUsage()
  for (const input of inputs) {
    const result = run(input)
    if (result instanceof Promise) await result
  }
  const { user, system } = process.cpuUsage(before)
  if (round >= warmups) times.push((user + system) / inputs.length)
}
times.sort((a, b) => a - b)
console.log(JSON.stringify({ microseconds: times[Math.floor(rounds / 2)], posts: inputs.length }))
