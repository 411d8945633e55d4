// What `postmatter validate` takes for an archive of many posts: copies of those there are, in a folder that is gone afterwards. Ratios
// are of runs that take turns. It takes long: `npx tsx bench/scale.mts 50000 jobs memory cache hand start`, or some of these.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { benchFolder } from './sources.mjs'

const [posts = '10000', ...asked] = process.argv.slice(2)
const here = (path: string) => resolve(import.meta.dirname, path)
const folder = mkdtempSync(join(tmpdir(), 'postmatter-scale-'))
const main = here('../dist/cli/main.js')
const pairs = Number(process.env.PAIRS ?? 3)

type Usage = { seconds: number; cpu: number; megabytes: number }

/** A process: its wall time, its CPU time, and the most memory that it had. */
function run(...args: string[]): Usage {
  const started = performance.now()
  const { output, status } = spawnSync(process.execPath, ['-r', here('preload-usage.cjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  if (status === null || status > 1) throw new Error(`${args.join(' ')} ended with ${status}`)
  return { ...(JSON.parse(output[3]!) as Usage), seconds: (performance.now() - started) / 1000 }
}

const validate = (...args: string[]) => run(main, 'validate', '--format', 'ndjson:report', ...args, 'posts')

/** The ratios of two runs that take turns, from the least to the greatest. */
function compare(what: string, by: 'seconds' | 'cpu', a: () => Usage, b: () => Usage, count = pairs): void {
  const runs = Array.from({ length: count }, () => [a()[by], b()[by]] as const)
  const ratios = runs.map(([first, second]) => first / second).sort((x, y) => x - y)
  const times = runs.map(([first, second]) => `${first.toFixed(2)}/${second.toFixed(2)}`).join(' ')
  console.log(`  ${what}: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}  (${by}: ${times})`)
}

function makeArchive(count: number): void {
  rmSync(join(folder, 'posts'), { recursive: true, force: true })
  const source = benchFolder()
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  paths.sort()
  for (let index = 0; index < count; index++) {
    const place = join(folder, 'posts', String(Math.floor(index / 500)))
    mkdirSync(place, { recursive: true })
    copyFileSync(join(source, paths[index % paths.length]!), join(place, `${index}.md`))
  }
}

const measures: Record<string, () => void> = {
  jobs() {
    compare(
      'pure computation, 1 thread / 2',
      'seconds',
      () => run(here('spin.mjs'), '1'),
      () => run(here('spin.mjs'), '2'),
    )
    compare(
      'validate, --jobs 1 / 2',
      'seconds',
      () => validate('--jobs', '1'),
      () => validate('--jobs', '2'),
    )
    compare(
      'pure computation, 1 thread / 2',
      'seconds',
      () => run(here('spin.mjs'), '1'),
      () => run(here('spin.mjs'), '2'),
    )
  },
  hand() {
    const hand = () => run(here('by-hand-loop.mjs'), 'posts')
    compare('validate / gray-matter + zod + from-html', 'cpu', () => validate('--jobs', '1'), hand)
  },
  memory() {
    for (const jobs of ['1', '2']) console.log(`  --jobs ${jobs}: ${validate('--jobs', jobs).megabytes.toFixed(0)} MB`)
  },
  cache() {
    validate('--cache=cache')
    const loop = () => run(here('hash-loop.mjs'), 'posts')
    const list = () => run(main, 'validate', '--format', 'list:report', '--cache=cache', 'posts')
    compare('cached, ndjson / read and hash', 'seconds', () => validate('--cache=cache'), loop)
    compare('cached, list / read and hash', 'seconds', list, loop)
    console.log(`  cached: ${validate('--cache=cache').megabytes.toFixed(0)} MB`)
  },
  start() {
    const nothing = () => run('-e', '0')
    compare('--help / node -e 0', 'seconds', () => run(main, '--help'), nothing, 3 * pairs)
    compare(
      'validate of a post / node -e 0',
      'seconds',
      () => run(main, 'validate', 'posts/0/0.md'),
      nothing,
      3 * pairs,
    )
  },
}

try {
  makeArchive(Number(posts))
  for (const name of asked.length > 0 ? asked : Object.keys(measures)) {
    console.log(`${name}, ${posts} posts`)
    measures[name]!()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
