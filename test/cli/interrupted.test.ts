import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { listed, main, shell } from './shell.js'

// So slow that there is time to end it.
const config = `export default { extends: [], rules: { 'my/slow': 'error' }, customRules: [
  { code: 'my/slow', needs: 'source', check() { for (const end = performance.now() + 15; performance.now() < end; ); } },
] }`
const posts = 2000

function start(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const run = { stdout: '', stderr: '', status: null as number | null }
  child.stdout.on('data', (chunk) => (run.stdout += chunk))
  child.stderr.on('data', (chunk) => (run.stderr += chunk))
  const ended = new Promise<typeof run>((resolve) => child.once('close', (status) => resolve({ ...run, status })))
  const until = async (condition: () => boolean) => {
    while (!condition()) await setTimeout(20)
  }
  return { child, run, ended, until }
}

function archive() {
  const cwd = temporaryFolder({ 'my.config.mjs': config })
  for (let index = 0; index < posts; index++)
    writeFileSync(join(cwd, `${index}.md`), feedPost({ title: String(index) }))
  return cwd
}

describe('a run that is interrupted', () => {
  test.each([
    ['off', 'SIGINT', 130],
    ['2', 'SIGINT', 130],
    ['2', 'SIGTERM', 143],
  ] as const)('reports what it found, with --jobs %s, %s', async (jobs, signal, status) => {
    const cwd = archive()
    const args = [
      '--config',
      'my.config.mjs',
      '--jobs',
      jobs,
      '--format',
      'list',
      '--format',
      'json:report.json',
      '--format',
      'html:report.html',
      '--format',
      'junit:report.xml',
      '--cache=cache',
      '.',
    ]
    const { child, run, ended, until } = start(cwd, 'validate', ...args)
    await until(() => run.stdout.split('\n').length > 30)
    child.kill(signal)
    const { status: actual, stdout, stderr } = await ended
    const lines = listed(stdout).length
    expect(actual).toBe(status)
    expect(lines).toBeLessThan(posts)
    expect(stderr).toBe(`Interrupted: ${lines} files had been checked.\n`)
    const { files, totals } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))
    expect(files).toHaveLength(lines)
    expect(totals).toMatchObject({ files: lines, interrupted: true })
    const page = readFileSync(join(cwd, 'report.html'), 'utf8')
    const said =
      'The run was interrupted: there may be more posts, and these were not compared with one another. Run it again to its end.'
    expect(page.match(/<ul class="notes grave".*?<\/ul>/)![0].replace(/<[^>]+>/g, '')).toBe(said)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`# ${said}`)
    expect(readFileSync(join(cwd, 'report.xml'), 'utf8')).toMatch(
      new RegExp(`>\n {4}<system-err>${said}</system-err>\n {2}</testsuite>\n</testsuites>\n$`),
    )
    // What was found is not looked for again.
    const cached = readFileSync(join(cwd, 'cache'), 'utf8').split('\n')
    expect(cached.filter((line) => !line.startsWith('=')).length).toBe(lines + 3)
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('mends no more files, and says how many it has mended', async () => {
    const untidy = feedPost({}).replace('\n------\n', '\n---\n')
    const cwd = temporaryFolder({
      'my.config.mjs': config.replace("'my/slow'", "'source-link/underline': 'warning', 'my/slow'"),
    })
    for (let index = 0; index < posts; index++) writeFileSync(join(cwd, `${index}.md`), untidy)
    const { child, ended, until } = start(
      cwd,
      'validate',
      '--config',
      'my.config.mjs',
      '--fix',
      '--format',
      'json',
      '.',
    )
    const mended = () => readdirSync(cwd).filter((name) => name.endsWith('.md') && isMended(join(cwd, name))).length
    const isMended = (file: string) => readFileSync(file, 'utf8') !== untidy
    await until(() => mended() > 5)
    child.kill('SIGINT')
    const { status, stdout, stderr } = await ended
    expect(status).toBe(130)
    expect(mended()).toBeLessThan(posts)
    expect(JSON.parse(stdout).totals).toMatchObject({ files: 0, fixed: mended(), interrupted: true })
    expect(stderr).toBe(`Interrupted: 0 files had been checked.\n${mended()} findings mended in ${mended()} files\n`)
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('leaves no part of it', async () => {
    const cwd = archive()
    const { child, run, ended, until } = start(
      cwd,
      'validate',
      '--config',
      'my.config.mjs',
      '--format',
      'list',
      '--shard',
      '1/2',
      '--part',
      'part',
    )
    await until(() => run.stdout.split('\n').length > 30)
    child.kill('SIGINT')
    expect((await ended).status).toBe(130)
    expect(existsSync(join(cwd, 'part'))).toBe(false)
  })
})

describe('postmatter stats, interrupted', () => {
  const atThirty = config.replace('check() {', "check() { if (++posts === 30) process.stderr.write('30 posts\\n');")
  const slow = `let posts = 0\n${atThirty}`

  test.each([
    ['json', 'SIGINT', 130],
    ['json', 'SIGTERM', 143],
    ['html', 'SIGINT', 130],
    ['text', 'SIGINT', 130],
  ] as const)('shows as %s what it has counted: %s', async (format, signal, status) => {
    const cwd = archive()
    writeFileSync(join(cwd, 'my.config.mjs'), slow)
    const { child, run, ended, until } = start(cwd, 'stats', '--config', 'my.config.mjs', '--format', format, '.')
    await until(() => run.stderr !== '')
    child.kill(signal)
    const { status: actual, stdout, stderr } = await ended
    expect(actual).toBe(status)
    const counted = Number(/^30 posts\nInterrupted: (\d+) posts had been counted\.\n$/.exec(stderr)?.[1])
    expect(counted).toBeGreaterThanOrEqual(29)
    expect(counted).toBeLessThan(posts)
    const said = 'The run was interrupted: there may be more posts, and these were not compared with one another.'
    if (format === 'json') {
      const { verdicts, ...stats } = JSON.parse(stdout)
      expect(stats).toMatchObject({ posts: counted, interrupted: true })
      expect(verdicts).toEqual({ valid: counted, invalid: 0, notChecked: 0 })
    } else if (format === 'html') {
      expect(stdout).toContain(`<h1>${counted} posts</h1>`)
      expect(stdout.match(/<ul class="notes grave".*?<\/ul>/)![0].replace(/<[^>]+>/g, '')).toContain(said)
    } else expect(stdout).toMatch(new RegExp(`^${counted} posts  postmatter .*\n${said}\n\nVerdicts\n`))
  })

  // `script` of util-linux gives a command a terminal; that of other systems takes other arguments.
  test.runIf(process.platform === 'linux')('wipes its progress off the terminal', () => {
    const cwd = archive()
    const command = 'timeout -s INT 3 "$NODE" "$MAIN" stats --config my.config.mjs .'
    const { stdout } = shell(cwd, `TERM=xterm NO_COLOR=1 script -qec '${command}' /dev/null`)
    const [before, ...drawn] = stdout.replaceAll('\r\n', '\n').split('\r\x1b[2K')
    expect(before).toBe('')
    expect(drawn.length).toBeGreaterThan(3)
    expect(drawn.at(-2)).toContain('Ending in order; Ctrl-C again ends at once.\n')
    expect(drawn.at(-1)).toMatch(
      /^\d+ posts .*The run was interrupted: .*\n\nVerdicts\n.*\nInterrupted: \d+ posts had been counted\.\n$/s,
    )
  })
})

test('--watch checks again what changes, until Ctrl-C', async () => {
  const cwd = temporaryFolder({
    'a.md': feedPost({}),
    'b.md': feedPost({ title: 'B', from: 'https://example.org/b/' }),
  })
  const { child, run, ended, until } = start(cwd, 'validate', '--watch', '--format', 'list', '.')
  const rounds = () => run.stderr.split('Watching for changes; Ctrl-C ends it.').length - 1
  await until(() => rounds() === 1)
  await setTimeout(300)
  writeFileSync(join(cwd, 'b.md'), 'no post')
  await until(() => rounds() === 2)
  writeFileSync(join(cwd, 'c.md'), feedPost({ title: 'C', from: 'https://example.org/c/' }))
  await until(() => rounds() === 3)
  child.kill('SIGINT')
  const { status, stdout } = await ended
  expect(status).toBe(0)
  const files = listed(stdout)
  expect(files.map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ['valid', 'a.md'],
    ['valid', 'b.md'],
    ['invalid', 'b.md'],
    ['valid', 'c.md'],
  ])
})
