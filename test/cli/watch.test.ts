import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { listed, main } from './shell.js'

const post = (title: string) => feedPost({ title, from: `https://example.org/${title}/` })

/** Watches; `shows` waits for the next round, and gives what it shows of files. */
function watching(cwd: string, args: string[], command: string[] = []) {
  const [program, ...rest] = [...command, process.execPath, main, 'validate', '--watch', '--format', 'list', ...args]
  const child = spawn(program!, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const run = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (run.stdout += chunk))
  child.stderr.on('data', (chunk) => (run.stderr += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const rounds = () => run.stderr.split('Watching for changes; Ctrl-C ends it.').length - 1
  let seen = { rounds: 0, lines: 0 }
  const shows = async () => {
    while (rounds() === seen.rounds) await setTimeout(20)
    // What was begun in the meantime comes to its end; and what watches has seen it all.
    await setTimeout(700)
    const lines = listed(run.stdout).map((line) => line.replace(/ +/g, ' '))
    const shown = lines.slice(seen.lines)
    seen = { rounds: rounds(), lines: lines.length }
    return shown
  }
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return { run, shows, stop, ended }
}

function archive() {
  return temporaryFolder({ 'posts/a.md': post('a'), 'posts/sub/b.md': post('b'), 'other/a.md': post('other') })
}

describe('postmatter validate --watch', () => {
  test('goes on where the folder is gone, and where it is there again', async () => {
    const cwd = archive()
    const { run, shows, stop } = watching(cwd, ['posts'])
    expect(await shows()).toEqual(['valid posts/a.md', 'valid posts/sub/b.md'])
    rmSync(join(cwd, 'posts'), { recursive: true })
    expect((await shows()).at(-1)).toBe('not checked posts (1 error)')
    expect(run.stderr).toMatch(/\d files? gone\n/)
    mkdirSync(join(cwd, 'posts'))
    writeFileSync(join(cwd, 'posts/c.md'), post('c'))
    expect(await shows()).toEqual(['valid posts/c.md'])
    writeFileSync(join(cwd, 'posts/d.md'), 'no post')
    expect(await shows()).toEqual(['invalid posts/d.md (1 error)'])
    expect(await stop()).toBe(0)
  })

  test.each([
    ['at once', (cwd: string) => rmSync(join(cwd, 'posts'), { recursive: true })],
    ['by another of the same name', (cwd: string) => renameSync(join(cwd, 'posts'), join(cwd, 'before'))],
  ])('goes on where the folder is replaced: %s', async (_, remove) => {
    const cwd = archive()
    const { shows, stop } = watching(cwd, ['posts'])
    await shows()
    remove(cwd)
    cpSync(join(cwd, 'other'), join(cwd, 'posts'), { recursive: true })
    expect((await shows()).at(-1)).toBe('valid posts/a.md')
    writeFileSync(join(cwd, 'posts/a.md'), 'no post')
    expect(await shows()).toEqual(['invalid posts/a.md (1 error)'])
    writeFileSync(join(cwd, 'posts/new.md'), post('new'))
    expect(await shows()).toEqual(['valid posts/new.md'])
    expect(await stop()).toBe(0)
  })

  test('goes on where a folder below is replaced', async () => {
    const cwd = archive()
    const { shows, stop } = watching(cwd, ['posts'])
    await shows()
    rmSync(join(cwd, 'posts/sub'), { recursive: true })
    mkdirSync(join(cwd, 'posts/sub'))
    writeFileSync(join(cwd, 'posts/sub/b.md'), 'no post')
    expect((await shows()).filter((line) => line.includes('sub')).at(-1)).toBe('invalid posts/sub/b.md (1 error)')
    writeFileSync(join(cwd, 'posts/sub/c.md'), post('c'))
    expect(await shows()).toEqual(['valid posts/sub/c.md'])
    expect(await stop()).toBe(0)
  })

  test('waits for a file that is not there yet', async () => {
    const cwd = archive()
    const { shows, stop } = watching(cwd, ['later.md', 'posts/a.md'])
    expect(await shows()).toEqual(['not checked later.md (1 error)', 'valid posts/a.md'])
    writeFileSync(join(cwd, 'later.md'), post('later'))
    expect(new Set(await shows())).toEqual(new Set(['valid later.md']))
    writeFileSync(join(cwd, 'later.md'), 'no post')
    expect(await shows()).toEqual(['invalid later.md (1 error)'])
    expect(await stop()).toBe(0)
  })

  // `setpriv` is of util-linux; who is not root needs none.
  test.runIf(process.platform === 'linux')('goes on beside a folder that may not be read', async () => {
    const cwd = archive()
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'posts/sub'), 0)
    const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : []
    const { shows, stop } = watching(cwd, ['posts'], asNobody)
    expect(await shows()).toEqual(['valid posts/a.md', 'not checked posts/sub (1 error)'])
    writeFileSync(join(cwd, 'posts/a.md'), 'no post')
    expect((await shows())[0]).toBe('invalid posts/a.md (1 error)')
    expect(await stop()).toBe(0)
    chmodSync(join(cwd, 'posts/sub'), 0o755)
  })

  test.each([
    ['ENOSPC', 'the system watches as many files as it may (on Linux: fs.inotify.max_user_watches)'],
    ['EMFILE', 'too many files are open'],
  ])('ends with a line where the system watches no more: %s', async (code, reason) => {
    const cwd = archive()
    const full = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { watch } = fs
fs.watch = (path, ...rest) => {
  if (!String(path).endsWith('b.md')) return watch(path, ...rest)
  throw Object.assign(new Error('${code}'), { code: '${code}', errno: -1, syscall: 'watch', path: 'posts/sub/b.md' })
}
syncBuiltinESMExports()
`
    writeFileSync(join(cwd, 'full.mjs'), full)
    const command = ['env', 'NODE_OPTIONS=--import ./full.mjs']
    const { run, ended } = watching(cwd, ['posts'], command)
    expect(await ended).toBe(2)
    expect(run.stderr).toContain(`postmatter: posts/sub/b.md cannot be watched: ${reason}.\n`)
    expect(run.stderr).not.toContain('    at ')
  })
})
