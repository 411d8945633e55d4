// One pipeline in a process of its own: the median CPU time of 9 rounds over all posts, as a line of JSON. The posts are
// read anew as strings for each round's gc to start from the same heap; the first rounds warm the code up.
import { pipelines } from './pipelines.mjs'
import { benchFolder, readSources } from './sources.mjs'

const run = pipelines[process.argv[2]!]!
const sources = readSources(benchFolder())
const rounds = 9
const warmups = 2
const times: number[] = []
for (let round = 0; round < warmups + rounds; round++) {
  globalThis.gc?.()
  const before = process.cpuUsage()
  for (const source of sources) run(source)
  const { user, system } = process.cpuUsage(before)
  if (round >= warmups) times.push((user + system) / sources.length)
}
times.sort((a, b) => a - b)
console.log(JSON.stringify({ microseconds: times[Math.floor(rounds / 2)], posts: sources.length }))
