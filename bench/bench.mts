// Prints how fast postmatter is, as ratios measured in this one run: absolute times say more of the machine.
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument, parsePost } from '../dist/index.js'
import { pipelines } from './pipelines.mjs'
import { benchFolder } from './sources.mjs'

const here = (path: string) => resolve(import.meta.dirname, path)
const baseline = 'gray-matter + one zod object'
const targets: Record<string, number> = { parsePost: 1.2 }

console.log(
  `Posts: ${readdirSync(benchFolder(), { recursive: true }).length} paths in ${benchFolder().split('/').at(-1)}\n`,
)

console.log('CPU time a post, one process per pipeline, median of 9 rounds')
const times = Object.keys(pipelines).map((name) => {
  const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', here('measure.mts'), name], {
    encoding: 'utf8',
  })
  return { name, microseconds: (JSON.parse(out) as { microseconds: number }).microseconds }
})
const base = times.find(({ name }) => name === baseline)!.microseconds
for (const { name, microseconds } of times) {
  print(name, microseconds / base, `${microseconds.toFixed(1)} us`, targets[name])
}

console.log('\nTen times the size (1 MB to 10 MB), CPU time')
const html = (size: number) => '<p>One foot, then the other.</p>'.repeat(size / 32)
const source = (body: string) =>
  readFileSync(here('../fixtures/canonical/feed-english.md'), 'utf8').replace('<div>\n', () => `<div>\n${body}`)
for (const [name, run] of Object.entries({ parseDocument, parsePost }) as [string, (text: string) => unknown][]) {
  print(name, cpu(() => run(source(html(10_000_000)))) / cpu(() => run(source(html(1_000_000)))), '', 12)
}

console.log('\nThe command line beside a plain loop that reads the files and runs parsePost, wall time, median of 5')
const cli = [here('../dist/cli/main.js'), 'validate', benchFolder()]
const loop = [here('plain-loop.mjs'), benchFolder()]
const pairs = Array.from({ length: 5 }, () => wall(cli) / wall(loop)).sort((a, b) => a - b)
print('postmatter validate', pairs[2]!, '', 2)

function print(name: string, ratio: number, detail: string, target?: number): void {
  const verdict = target === undefined ? '' : ratio <= target ? `at most ${target}: met` : `at most ${target}: MISSED`
  console.log(`  ${name.padEnd(30)} ${ratio.toFixed(2).padStart(6)}  ${detail.padStart(10)}  ${verdict}`)
}

/** The least CPU time of 15 runs: what the work takes when nothing disturbs it. */
function cpu(run: () => unknown): number {
  const runs = Array.from({ length: 15 }, () => {
    globalThis.gc?.()
    const before = process.cpuUsage()
    for (let repeat = 0; repeat < 20; repeat++) run()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...runs)
}

function wall(args: string[]): number {
  const started = performance.now()
  spawnSync(process.execPath, args)
  return performance.now() - started
}
