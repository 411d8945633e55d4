import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { mixedArchive } from '../support/mixed-archive.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { shell } from './shell.js'

const formats = ['stylish', 'list', 'json', 'ndjson', 'sarif', 'junit', 'github']
const files = Object.fromEntries(Object.entries(mixedArchive(40)).map(([path, content]) => [`posts/${path}`, content]))

function archive(config = '{ "extends": "strict" }') {
  const folder = temporaryFolder({ ...files, 'config.json': config })
  const run = (...args: string[]) => cli(folder, 'validate', '--config', '@/config.json', ...args, '@/posts')
  return { folder, run, cached: (...args: string[]) => run('--cache=@/cache', ...args), cache: join(folder, 'cache') }
}

/** Runs without the rights of root, who may write everywhere. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return run()
  process.seteuid!(65_534)
  try {
    return await run()
  } finally {
    process.seteuid!(0)
  }
}

describe('postmatter validate --cache', () => {
  test.each(formats)('gives the report of an uncached run, to the byte, as %s', async (format) => {
    const { run, cached } = archive()
    const expected = await run('--format', format)
    expect(await cached('--format', format)).toEqual(expected)
    expect(await cached('--format', format)).toEqual(expected)
    // What a cache was made with need not be what it is used for.
    expect(await cached('--format', 'list')).toEqual(await run('--format', 'list'))
    expect(await cached('--info')).toEqual(await run('--info'))
  })

  test('whatever is changed, added, removed or renamed between two runs, the second is as if it were the first', async () => {
    const { folder, run, cached } = archive()
    await cached()
    const paths = Object.keys(files)
    const change = fc.record({
      path: fc.constantFrom(...paths),
      with: fc.constantFrom(...Object.values(files), undefined),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
        for (const { path, with: content } of changes) {
          if (content === undefined) rmSync(join(folder, path), { force: true })
          else writeFileSync(join(folder, path), content)
        }
        expect(await cached('--format', 'ndjson')).toEqual(await run('--format', 'ndjson'))
      }),
      { numRuns: 25 },
    )
  })

  test('checks what changed, and only that', async () => {
    const folder = temporaryFolder({ 'posts/a.md': feedPost({}), 'posts/b.md': feedPost({}) })
    const counting = `import { appendFileSync } from 'node:fs'
export default { extends: [], rules: { 'my/count': 'error' }, customRules: [
  { code: 'my/count', needs: 'source', check: ({ path }) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, path.slice(-4)) },
] }`
    writeFileSync(join(folder, 'config.mjs'), counting)
    const run = () => cli(folder, 'validate', '--config', '@/config.mjs', '--cache=@/cache', '@/posts')
    const log = () => readFileSync(join(folder, 'log'), 'utf8')
    await run()
    await run()
    expect(log()).toBe('a.mdb.md')
    writeFileSync(join(folder, 'posts/b.md'), feedPost({ title: 'Another' }))
    await run()
    expect(log()).toBe('a.mdb.mdb.md')
  })

  test('does not cache what a rule says that looks at the clock', async () => {
    const folder = temporaryFolder({ 'posts/a.md': feedPost({}) })
    writeFileSync(
      join(folder, 'config.mjs'),
      `let calls = 0
export default { extends: [], rules: { 'my/clock': 'error' }, customRules: [
  { code: 'my/clock', needs: 'source', check({ now, report }) { if (now) report({ message: 'call ' + ++calls }) } },
] }`,
    )
    // In one thread, in which it counts on.
    const run = () =>
      cli(
        folder,
        'validate',
        '--config',
        '@/config.mjs',
        '--cache=@/cache',
        '--format',
        'json',
        '--jobs',
        'off',
        '@/posts',
      )
    expect((await run()).out).toContain('call 1')
    expect((await run()).out).toContain('call 2')
  })

  test('does not cache that a post lies in the future', async () => {
    const future = feedPost({}).replace('date: 2020', 'date: 2999')
    const folder = temporaryFolder({ 'posts/a.md': future, 'posts/b.md': feedPost({ from: 'https://example.org/b/' }) })
    await cli(folder, 'validate', '--cache=@/cache', '@/posts')
    // A header, a post with the word for its facts, a trailer.
    const lines = readFileSync(join(folder, 'cache'), 'utf8').trimEnd().split('\n')
    expect(lines.filter((line) => !line.startsWith('='))).toHaveLength(3)
  })

  const damages: Record<string, (text: string) => string> = {
    'is cut off': (text) => text.slice(0, -200),
    'lost a line': (text) => text.replace(/\n.*\n/, '\n'),
    'has a record that was changed': (text) => text.replace('["invalid"', '["valid"'),
    'has something added': (text) => `${text}x`,
    'is empty': () => '',
    'is of another key': (text) => text.replace(/"key":"[^"]*"/, '"key":"x"'),
  }
  test.each(Object.entries(damages))('leaves a cache aside that %s, and says so', async (_, damage) => {
    const { run, cached, cache } = archive()
    const expected = await run()
    await cached()
    const text = readFileSync(cache, 'utf8')
    expect(damage(text)).not.toBe(text)
    writeFileSync(cache, damage(text))
    const { err, ...rest } = await cached()
    expect({ ...rest, err: '' }).toEqual(expected)
    expect(err).toMatch(
      /^The cache @\/cache (is damaged, or no cache of postmatter|was made by another version or for another configuration): every post is checked\.\n$/,
    )
    // The next run finds a good one.
    expect(await cached()).toEqual(expected)
    expect(readFileSync(cache, 'utf8').length).toBe(text.length)
  })

  test.each(['# Read me\n', feedPost({}), '{"tool":"postmatter part"}\n'])(
    'does not replace what is no cache: %j',
    async (text) => {
      const { cached, cache } = archive()
      writeFileSync(cache, text)
      const { status, out, err } = await cached()
      expect({ status, out }).toEqual({ status: 2, out: '' })
      expect(err).toMatch(
        /^postmatter: (@\/cache is no postmatter cache, and is not replaced|--cache would replace @\/cache)/,
      )
      expect(readFileSync(cache, 'utf8')).toBe(text)
    },
  )

  describe('where it cannot be written, the run goes on', () => {
    const warning = 'cannot be written (permission denied): what was found is not kept.\n'

    test('in a folder that can only be read; what is there is used', async () => {
      const { folder, run, cached, cache } = archive()
      const expected = await run()
      await cached()
      const text = readFileSync(cache, 'utf8')
      chmodSync(folder, 0o755)
      writeFileSync(join(folder, 'posts/b/000.md'), 'no post any more')
      const { err, ...rest } = await asNobody(() => cached())
      expect(err).toBe(`The cache @/cache ${warning}`)
      expect(rest).toEqual({ status: 1, out: (await run()).out })
      expect(rest.out).not.toBe(expected.out)
      expect(readFileSync(cache, 'utf8')).toBe(text)
      rmSync(cache)
      expect((await asNobody(() => cached())).err).toBe(`The cache @/cache ${warning}`)
      expect(readdirSync(folder).sort()).toEqual(['config.json', 'posts'])
    })

    test('where it may not even be read', async () => {
      const { folder, cached, cache } = archive()
      await cached()
      chmodSync(folder, 0o755)
      chmodSync(cache, 0)
      const { status, err } = await asNobody(() => cached())
      expect(status).toBe(1)
      expect(err).toBe(
        `The cache @/cache cannot be read (permission denied): every post is checked.\nThe cache @/cache ${warning}`,
      )
    })

    test('on a disk that is full; a part that does not fit is an error that names it', () => {
      const { folder } = archive()
      const limited = 'trap "" XFSZ; ulimit -f 1; "$NODE" "$MAIN" validate --quiet --format list'
      const whole = shell(folder, '"$NODE" "$MAIN" validate --quiet --format list posts')
      const { stderr, ...rest } = shell(folder, `${limited} --cache=cache posts`)
      expect(stderr).toBe(
        'The cache cache cannot be written (the file would be too large): what was found is not kept.\n',
      )
      expect({ ...rest, stderr: '' }).toEqual(whole)
      const tooLarge = 'postmatter: part cannot be used: the file would be too large.\n'
      expect(shell(folder, `${limited} --shard 1/1 --part part posts`).stderr).toBe(tooLarge)
      expect(readdirSync(folder).sort()).toEqual(['config.json', 'posts'])
      shell(folder, '"$NODE" "$MAIN" validate --cache=cache posts')
      expect(shell(folder, `${limited} --cache=cache --shard 1/1 --part part posts`).stderr).toBe(tooLarge)
      expect(readdirSync(folder).sort()).toEqual(['cache', 'config.json', 'posts'])
    })

    test('where its place is taken in the meantime', async () => {
      const folder = temporaryFolder({ 'posts/a.md': feedPost({}) })
      const meddle = `import { mkdirSync } from 'node:fs'
export default { extends: [], rules: { 'my/meddle': 'error' }, customRules: [
  { code: 'my/meddle', needs: 'source', check: () => mkdirSync(${JSON.stringify(join(folder, 'cache/in the way'))}, { recursive: true }) },
] }`
      writeFileSync(join(folder, 'config.mjs'), meddle)
      const args = ['--config', '@/config.mjs', '--jobs', 'off', '--format', 'list', '@/posts']
      const { status, out, err } = await cli(folder, 'validate', '--cache=@/cache', ...args)
      expect(err).toBe('The cache @/cache cannot be written (it is a folder): what was found is not kept.\n')
      expect(out).toMatch(/^valid +@\/posts\/a\.md$/m)
      expect(status).toBe(0)
      expect(readdirSync(folder).sort()).toEqual(['cache', 'config.mjs', 'posts'])
    })
  })

  test('is of the configuration, with all that it imports', async () => {
    const folder = temporaryFolder({ ...files, 'rules/level.mjs': "export const level = 'off'" })
    writeFileSync(
      join(folder, 'config.mjs'),
      "import { level } from './rules/level.mjs'\nexport default { rules: { 'timestamp/mismatch': level } }",
    )
    const run = () =>
      cli(folder, 'validate', '--config', '@/config.mjs', '--cache=@/cache', '--format', 'list', '@/posts')
    await run()
    expect((await run()).err).toBe('')
    appendFileSync(join(folder, 'rules/level.mjs'), ' // changed')
    expect((await run()).err).toContain('for another configuration')
    expect((await run()).err).toBe('')
  })

  test('is not used where nobody can tell what the configuration imports', async () => {
    const { folder, run } = archive()
    writeFileSync(join(folder, 'config.mjs'), "const name = 'node:fs'\nawait import(name)\nexport default {}")
    const { out } = await run('--config', '@/config.mjs')
    for (let times = 0; times < 2; times++) {
      const cached = await run('--config', '@/config.mjs', '--cache=@/cache')
      expect(cached).toMatchObject({
        out,
        err: expect.stringMatching(
          /^The cache @\/cache is not used, because `import\(name\)` in @\/config\.mjs does not say which file is loaded: every post is checked\.\n$/,
        ),
      })
    }
    expect(readdirSync(folder)).not.toContain('cache')
  })

  test('keeps what a run of a part does not look at, and drops what is gone from a whole run', async () => {
    const { folder, run, cached, cache } = archive()
    await cached()
    const size = readFileSync(cache).length
    await cached('--shard', '1/4', '--part', '@/part')
    expect(readFileSync(cache).length).toBe(size)
    rmSync(join(folder, 'posts/a'), { recursive: true })
    await cached()
    expect(readFileSync(cache).length).toBeLessThan(size)
    expect(await cached()).toEqual(await run())
  })

  test('writes nothing where nothing is new, and leaves nothing behind', async () => {
    const { folder, cached, cache } = archive()
    await cached()
    const { mtimeMs, ino } = statSync(cache)
    await cached()
    expect(statSync(cache)).toMatchObject({ mtimeMs, ino })
    expect(readdirSync(folder).sort()).toEqual(['cache', 'config.json', 'posts'])
  })

  test('is no hindrance to say that there is no post any more', async () => {
    const { folder, cached } = archive()
    await cached()
    rmSync(join(folder, 'posts'), { recursive: true })
    mkdirSync(join(folder, 'posts'))
    const { status, err } = await cached()
    expect(status).toBe(2)
    expect(err).toContain('No post was found in @/posts')
  })

  test('lies in the current folder where no file is named', async () => {
    const { readValidateOptions } = await import('../../src/cli/validate/validate-options.js')
    expect(readValidateOptions(['--cache', 'posts'])).toMatchObject({ cache: '.postmatter-cache', inputs: ['posts'] })
    expect(readValidateOptions(['--cache=x', 'posts'])).toMatchObject({ cache: 'x', inputs: ['posts'] })
  })
})
