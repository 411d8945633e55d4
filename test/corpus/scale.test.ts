import { spawnSync } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpusFolder, needing } from '../support/needs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { corpusPosts } from './corpus.js'

const main = resolve(import.meta.dirname, '../../dist/cli/main.js')

/** An archive of that many files: copies of the real posts, in folders of 500. */
function makeArchive(folder: string, count: number): void {
  const posts = corpusPosts()
  for (let index = 0; index < count; index++) {
    const place = join(folder, String(Math.floor(index / 500)))
    mkdirSync(place, { recursive: true })
    const file = join(place, `${index}.md`)
    if (index < posts.length) copyFileSync(join(corpusFolder!, posts[index]!.path), file)
    else linkSync(join(folder, String(Math.floor((index % posts.length) / 500)), `${index % posts.length}.md`), file)
  }
}

/**
 * Runs validate where only 64 files may be open and the heap may hold 100 MB, far from enough for the posts, and gives the totals
 * and the peak of resident memory in MB.
 */
function validate(folder: string) {
  const peak = 'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))'
  const script = `ulimit -n 64; exec "$NODE" --max-old-space-size=100 --import 'data:text/javascript,${peak}' "$MAIN" validate --format ndjson "$FOLDER" > "$FOLDER/report"; `
  const env = { ...process.env, NODE: process.execPath, MAIN: main, FOLDER: folder }
  const { status, stderr } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' })
  const { stdout } = spawnSync(
    'bash',
    ['-c', 'tail -n 1 "$FOLDER/report"; grep -c \'"type":"file"\' "$FOLDER/report"'],
    { env, encoding: 'utf8' },
  )
  const [totals, lines] = stdout.trim().split('\n')
  return {
    status,
    totals: JSON.parse(totals!) as { files: number; valid: number },
    lines: Number(lines),
    megabytes: Number(stderr) / 1024,
  }
}

describe('an archive of 50,000 posts', needing('corpus'), () => {
  test('is reported whole, with 64 open files and in memory that grows by less than 2.5 KB a post', () => {
    const small = temporaryFolder()
    const large = temporaryFolder()
    makeArchive(small, 10_000)
    makeArchive(large, 50_000)
    const few = validate(small)
    const many = validate(large)
    console.info(
      `peak memory: ${few.megabytes.toFixed(0)} MB for 10,000 posts, ${many.megabytes.toFixed(0)} MB for 50,000`,
    )
    expect(few).toMatchObject({ status: 0, lines: 10_000, totals: { files: 10_000, valid: 10_000 } })
    expect(many).toMatchObject({ status: 0, lines: 50_000, totals: { files: 50_000, valid: 50_000 } })
    // What is kept of a post are the facts by which posts are compared.
    expect(many.megabytes - few.megabytes).toBeLessThan(100)
    // Of the whole process: its own thread and two that check.
    expect(many.megabytes).toBeLessThan(500)
  })
})
