import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { main, shell } from './shell.js'

// What is there, of all files, when a run did not come to its end.

const posts = 3000
const untidy = feedPost({}).replace('\n------\n', '\n---\n')

function archive(content: string): string {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'posts'))
  for (let index = 0; index < posts; index++) writeFileSync(join(cwd, `posts/${index}.md`), content)
  return cwd
}

function start(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, ended: endOf(child) }
}

async function endOf(child: ChildProcess) {
  let stderr = ''
  let stdout = ''
  child.stdout!.on('data', (chunk) => (stdout += chunk))
  child.stderr!.on('data', (chunk) => (stderr += chunk))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, stdout, stderr }
}

const rewritten = (cwd: string) =>
  readdirSync(join(cwd, 'posts')).filter(
    (name) => name.endsWith('.md') && readFileSync(join(cwd, 'posts', name), 'utf8') !== untidy,
  ).length

const temporary = (cwd: string) =>
  [...readdirSync(cwd), ...readdirSync(join(cwd, 'posts'))].filter((name) => name.endsWith('.tmp'))

const begun = async (cwd: string) => {
  while (readFileSync(join(cwd, 'posts/1000.md'), 'utf8') === untidy) await setTimeout(5)
}

test('a reader that goes away leaves no half of a cache or a report', () => {
  const cwd = archive(feedPost({}))
  const formats = '--format ndjson --format html:report.html --format json:report.json'
  const { stdout, stderr } = shell(cwd, `"$NODE" "$MAIN" validate --cache ${formats} . | head -n 1; ls -A`)
  expect(stderr).toBe('')
  expect(stdout.split('\n').slice(1)).toEqual(['posts', ''])
})

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s', (signal, status) => {
  test.each([
    ['format', 'canonical'],
    ['clean', 'clean'],
  ])('ends %s --write between two files, and it says how many were rewritten', async (command, unchanged) => {
    const cwd = archive(command === 'clean' ? untidy.replace('<div>\n', '<div>\n<script>1</script>') : untidy)
    const before = readFileSync(join(cwd, 'posts/0.md'), 'utf8')
    const { child, ended } = start(cwd, command, '--write', 'posts')
    while (readFileSync(join(cwd, 'posts/1000.md'), 'utf8') === before) await setTimeout(5)
    child.kill(signal)
    const run = await ended
    const done = readdirSync(join(cwd, 'posts')).filter(
      (name) => readFileSync(join(cwd, 'posts', name), 'utf8') !== before,
    ).length
    expect(done).toBeLessThan(posts)
    expect(run.status).toBe(status)
    expect(run.stderr).toBe(`${done} rewritten, 0 ${unchanged}\nInterrupted: the other files were left as they are.\n`)
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(done)
    expect(temporary(cwd)).toEqual([])
  })

  test('ends validate --fix with nothing left behind', async () => {
    const cwd = archive(untidy)
    const { child, ended } = start(cwd, 'validate', '--fix', '--cache', '--format', 'html:report.html', 'posts')
    await begun(cwd)
    child.kill(signal)
    const run = await ended
    expect(run.status).toBe(status)
    expect(run.stderr).toContain(`mended in ${rewritten(cwd)} files\n`)
    expect(readdirSync(cwd).sort()).toEqual(['.postmatter-cache', 'posts', 'report.html'])
    expect(temporary(cwd)).toEqual([])
  })
})
