import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { mixedArchive } from '../support/mixed-archive.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { type ShellRun, shell } from './shell.js'

// The built command: threads have an entry of their own in it.

const validate = (cwd: string, ...args: string[]) => shell(cwd, `"$NODE" "$MAIN" validate ${args.join(' ')} posts`)

/** Without the difference, which nobody could read. */
const isSame = (a: ShellRun, b: ShellRun) => a.status === b.status && a.stdout === b.stdout && a.stderr === b.stderr

function archive(count: number, more: Record<string, string> = {}) {
  const posts = Object.entries(mixedArchive(count)).map(([path, content]) => [`posts/${path}`, content])
  return temporaryFolder({ ...Object.fromEntries(posts), ...more })
}

/** The first line that differs, since a comparison of all takes long to print. */
function firstDifference(actual: string, expected: string): string | undefined {
  const lines = expected.split('\n')
  return actual.split('\n').find((line, index) => line !== lines[index])
}

describe('postmatter validate --jobs', () => {
  test.each(['stylish', 'json', 'sarif'])('gives the same for every number, to the byte, as %s', (format) => {
    const cwd = archive(300)
    const alone = validate(cwd, '--jobs off --format', format)
    expect(alone.status).toBe(1)
    expect(alone.stderr).toBe('')
    for (const jobs of ['1', '2', '5', 'auto']) {
      expect(isSame(validate(cwd, '--format', format, '--jobs', jobs), alone)).toBe(true)
    }
    const cached = '--jobs 3 --cache=cache --format'
    for (let run = 0; run < 2; run++) expect(isSame(validate(cwd, cached, format), alone)).toBe(true)
  })

  test('gives the same where few files may be open', () => {
    const cwd = archive(200)
    const alone = validate(cwd, '--jobs off --format json')
    for (const jobs of ['2', '8', '40', 'auto']) {
      const script = `ulimit -n 64; "$NODE" "$MAIN" validate --jobs ${jobs} --format json posts`
      expect(firstDifference(shell(cwd, script).stdout, alone.stdout)).toBeUndefined()
    }
  })

  test('loads the configuration in each thread', () => {
    const config = `export default { extends: [], rules: { 'my/rule': 'error' }, customRules: [
      { code: 'my/rule', needs: 'source', check: ({ path, report }) => report({ message: 'at ' + path }) },
    ] }`
    const cwd = archive(40, { 'my.config.mjs': config })
    const args = ['--config my.config.mjs', '--format json']
    const alone = validate(cwd, ...args, '--jobs off')
    expect(alone.stdout).toContain('at posts/')
    expect(validate(cwd, ...args, '--jobs 2')).toEqual(alone)
  })

  test('a thread that dies or gets stuck costs only the post that is at fault', () => {
    const config = `export default { extends: [], rules: { 'my/fault': 'error' }, customRules: [
      { code: 'my/fault', needs: 'source', check({ source }) {
        if (source.includes('EXIT')) process.exit(7)
        if (source.includes('STUCK')) for (;;);
        if (source.includes('MEMORY')) for (const all = [];;) all.push(new Array(1e6).fill(all.length + 0.5))
        if (source.includes('LATER')) setTimeout(() => { throw new Error('later') })
      } },
    ] }`
    const faults = Object.fromEntries(
      ['EXIT', 'STUCK', 'MEMORY'].map((fault, index) => [`posts/${index}-${fault}.md`, feedPost({ title: fault })]),
    )
    const cwd = temporaryFolder({ 'my.config.mjs': config, ...faults })
    for (let index = 0; index < 50; index++)
      writeFileSync(join(cwd, `posts/p${index}.md`), feedPost({ title: String(index) }))
    writeFileSync(join(cwd, 'posts/p20b.md'), feedPost({ title: 'LATER' }))
    const script =
      'NODE_OPTIONS=--max-old-space-size=150 "$NODE" "$MAIN" validate --config my.config.mjs --jobs 2 --timeout 15 --format json posts'
    const { status, stdout } = shell(cwd, script)
    expect(status).toBe(2)
    const { files, totals } = JSON.parse(stdout) as {
      files: { path: string; verdict: string; diagnostics: { code: string; message: string }[] }[]
      totals: object
    }
    expect(totals).toMatchObject({ files: 54, notChecked: 3, valid: 51 })
    const messages = files
      .filter(({ verdict }) => verdict !== 'valid')
      .map(({ diagnostics }) => diagnostics[0]!.message)
    expect(messages).toEqual([
      'The rule my/fault failed: process.exit(7) was called.',
      'The check of the post did not come to an end: it took longer than 15 seconds.',
      'The check of the post did not come to an end: it took more memory than there is.',
    ])
  }, 120_000)

  test('a configuration that fails in threads alone makes every post not checked, and the run ends', () => {
    const config = `import { isMainThread } from 'node:worker_threads'
      if (!isMainThread) throw new Error('not here')
      export default { extends: [] }`
    const cwd = temporaryFolder({ 'my.config.mjs': config, 'posts/a.md': feedPost({}), 'posts/b.md': feedPost({}) })
    const { status, stdout } = validate(cwd, '--config my.config.mjs --jobs 2 --format ndjson')
    expect(status).toBe(2)
    expect(stdout).toContain('not here')
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ files: 2, notChecked: 2 })
  })

  test.each(['0', '-1', '1.5', 'many'])('refuses %j', (jobs) => {
    expect(validate(temporaryFolder(), `--jobs='${jobs}'`).stderr).toContain(
      '--jobs takes a number of threads, auto or off',
    )
  })
})
