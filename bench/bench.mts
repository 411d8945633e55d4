// Prints how fast postmatter is, as ratios measured in this one run: absolute times say more of the machine.
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument, safeParsePost } from '../dist/index.js'
import { hostile } from './hostile.mjs'
import { groups } from './pipelines.mjs'
import { benchFolder } from './sources.mjs'

const here = (path: string) => resolve(import.meta.dirname, path)
const targets: Record<string, number> = {
  parsePost: 1.2,
  'parsePost + parseBody': 1.35,
  'renderBody, once it is readable': 1.2,
}
/** Of those that postmatter is to be faster than. */
const least: Record<string, number> = { 'readability over linkedom': 5, 'defuddle over linkedom': 5 }

console.log(
  `Posts: ${readdirSync(benchFolder(), { recursive: true }).length} paths in ${benchFolder().split('/').at(-1)}\n`,
)

for (const [baseline, pipelines] of Object.entries(groups)) {
  console.log(
    `CPU time a post beside ${baseline}, one process per pipeline, median of ${process.env.POSTMATTER_BENCH === 'quick' ? '5 rounds over a fourth' : '9 rounds'}`,
  )
  const times = Object.keys(pipelines).map((name) => ({ name, microseconds: measure(baseline, name) }))
  for (const { name, microseconds } of times) {
    print(name, microseconds / times[0]!.microseconds, `${microseconds.toFixed(1)} us`, targets[name])
  }
  console.log()
}

// The garbage collector makes 10 into up to 17 for some; what is quadratic would take 100 times as long.
console.log('Ten times the size (0.5 MB to 5 MB), CPU time of safeParsePost')
for (const [name, make] of Object.entries(hostile)) {
  print(name, tenfold(make, 500_000), '', 25)
}
print('a long body, to 10 MB', tenfold(hostile['a long body']!, 1_000_000), '', 12)

console.log('\nThe command line beside a plain loop that reads the files and runs parsePost, wall time, median of 5')
const cli = [here('../dist/cli/main.js'), 'validate', benchFolder()]
const loop = [here('plain-loop.mjs'), benchFolder()]
print(
  'postmatter validate',
  median(5, () => wall(cli) / wall(loop)),
  '',
  2,
)

console.log('\nThe command line beside what people write by hand, and beside nothing, one thread, median of 3 and of 9')
const byHand = [here('by-hand-loop.mjs'), benchFolder()]
const alone = [...cli, '--jobs', 'off', '--format', 'list']
print(
  'validate / gray-matter + zod + …',
  median(3, () => processCpu(alone) / processCpu(byHand)),
  '',
  1,
)
const [main] = cli as [string]
const onePost = [main, 'validate', here('../fixtures/canonical/body-empty.md')]
print(
  '--help / node -e 0',
  median(9, () => wall([main, '--help']) / wall(['-e', '0'])),
  '',
  3,
)
print(
  'validate of one post / node -e 0',
  median(9, () => wall(onePost) / wall(['-e', '0'])),
  '',
  3,
)

function measure(group: string, name: string): number {
  const args = ['--expose-gc', '--import', 'tsx', here('measure.mts'), group, name]
  return (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { microseconds: number })
    .microseconds
}

function print(name: string, ratio: number, detail: string, target?: number): void {
  const aim = least[name] === undefined ? `at most ${target}` : `at least ${least[name]}`
  const isMet = least[name] === undefined ? ratio <= (target ?? 0) : ratio >= least[name]
  const verdict = target === undefined && least[name] === undefined ? '' : `${aim}: ${isMet ? 'met' : 'MISSED'}`
  console.log(`  ${name.padEnd(32)} ${ratio.toFixed(2).padStart(6)}  ${detail.padStart(10)}  ${verdict}`)
}

/** How many times as long ten times the input takes. Each is cut, read and located, so that no lazy part is left out. */
function tenfold(make: (size: number) => string, size: number): number {
  const [small, large] = [make(size), make(size * 10)]
  const time = (source: string, repeats: number) =>
    cpu(() => {
      for (let repeat = 0; repeat < repeats; repeat++) safeParsePost(parseDocument(source))
    }) / repeats
  return time(large, 1) / time(small, 10)
}

/** The least CPU time of 3 runs, in microseconds: what the work takes when nothing disturbs it. */
function cpu(run: () => unknown): number {
  const runs = Array.from({ length: 3 }, () => {
    globalThis.gc?.()
    const before = process.cpuUsage()
    run()
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

/** The CPU time of a process with all its threads, in seconds. */
function processCpu(args: string[]): number {
  const { output } = spawnSync(process.execPath, ['-r', here('preload-usage.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  return (JSON.parse(output[3]!) as { cpu: number }).cpu
}

function median(count: number, measure: () => number): number {
  return Array.from({ length: count }, measure).sort((a, b) => a - b)[count >> 1]!
}
