import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Diagnostic } from '../../src/schema/index.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { shell } from './shell.js'

const good = feedPost({})
const broken = feedPost({ title: '漢字 "and" more' })
const late = feedPost({ timestamp: '1599529283000', from: 'https://example.org/late/' })
const reading = JSON.stringify({ extends: [] })
const some = JSON.stringify({ extends: [], rules: { 'timestamp/mismatch': 'warning', 'image/missing-alt': 'info' } })

/** Runs `validate` in a folder that holds a configuration, too. */
function validate(files: Record<string, string | Uint8Array>, config: string, ...args: string[]) {
  const folder = temporaryFolder({ ...files, 'config.json': config })
  return cli(folder, 'validate', '--config', '@/config.json', ...args)
}

describe('postmatter validate', () => {
  test('ends with 0 and the sums when every post is valid', async () => {
    expect(await validate({ 'a.md': good, 'b/c.md': good }, reading, '@')).toEqual({
      status: 0,
      out: '✔ 2 files: 2 valid\n',
      err: '',
    })
  })

  test('shows place, source line and a caret that stands right under wide characters', async () => {
    const { status, out } = await validate({ 'a.md': good, 'b.md': broken }, reading, '@')
    expect(status).toBe(1)
    expect(out).toBe(
      [
        '@/b.md:3:12',
        '  error  A quoted value ends before its line does; what follows it cannot be read.  front-matter/unescaped-quote',
        '  3 | title: "漢字 "and" more"',
        '    |              ^^^^^^^^^^^',
        '  help  Write a double quote inside of double quotes as \\".',
        '',
        '✖ 2 files: 1 valid, 1 invalid (1 error)',
        '',
      ].join('\n'),
    )
  })

  test('checks by the preset recommended where there is no configuration', async () => {
    const folder = temporaryFolder({ '2020-09-08-The lock keeper.md': late })
    const { status, out } = await cli(folder, 'validate', '@')
    expect(status).toBe(0)
    expect(out).toContain('  warning  The timestamp comment says 2020-09-08T01:41:23.000Z, but')
    expect(out).toContain('timestamp/mismatch\n  10 | <!--1599529283000-->\n     | ^^^^^^^^^^^^^^^^^^^^\n  help  Look')
  })

  test('ends with 2 when a path cannot be checked, whatever else was found', async () => {
    const { status, out } = await validate({ 'b.md': broken, 'x.md/a.md': good }, reading, '@', '@/gone.md')
    expect(status).toBe(2)
    expect(out).toContain(
      '@/gone.md\n  error  The file cannot be read: there is no such file or folder.  file/unreadable\n',
    )
    expect(out).toContain('✖ 4 files: 1 valid, 1 invalid, 2 not checked (3 errors)\n')
  })

  test('ends with 2 when nothing matches', async () => {
    const folder = temporaryFolder({ 'a.txt': '' })
    const { status, err } = await cli(folder, 'validate', '@')
    expect(status).toBe(2)
    expect(err).toBe(
      'postmatter: No post was found in @: no file there ends in .md, or all are left out.\nTry postmatter validate --help.\n',
    )
  })

  test('ends with 2 when one of several globs matches nothing', async () => {
    const { status, out } = await validate({ 'a.md': good }, reading, '@/*.md', '@/posts/*.md')
    expect(status).toBe(2)
    expect(out).toContain('@/posts/*.md\n  error  The file cannot be read: no path matches it.  file/unreadable\n')
    expect(out).toContain('✖ 2 files: 1 valid, 1 not checked (1 error)\n')
  })

  test.each(['validate', 'format', 'clean', 'text', 'stats', 'inspect', 'merge'])(
    'takes no empty path for the current folder: %s',
    async (command) => {
      const folder = temporaryFolder({ 'a.md': good })
      for (const paths of [[''], ['@/a.md', '']]) {
        expect(await cli(folder, command, ...paths)).toEqual({
          status: 2,
          out: '',
          err: `postmatter: One of the paths is empty. For the current folder, write a dot.\nTry postmatter ${command} --help.\n`,
        })
      }
    },
  )

  test.each(['ignore', 'config', 'preset', 'baseline', 'since'])('wants a value for --%s', async (option) => {
    const { status, err } = await validate({ 'a.md': good }, reading, `--${option}=`, '@')
    expect(status).toBe(2)
    expect(err).toContain(`--${option} needs a value.`)
    expect((await validate({ 'a.md': good }, reading, `--${option}`, '', '@')).err).toBe(err)
  })

  test('takes everything behind -- for a path', async () => {
    const { readValidateOptions } = await import('../../src/cli/validate/validate-options.js')
    expect(readValidateOptions(['--cache', '--', '--cache'])).toMatchObject({
      cache: '.postmatter-cache',
      inputs: ['--cache'],
    })
  })

  test('warnings do not make a post invalid, unless the configuration says so', async () => {
    const { status, out } = await validate({ 'a.md': `\uFEFF${good}` }, reading, '@')
    expect(status).toBe(0)
    expect(out).toContain(
      '  warning  The file begins with a byte order mark.  encoding/byte-order-mark\n  1 | ·---\n    | ^\n',
    )
    expect(out).toContain('✔ 1 file: 1 valid (1 warning)')
    const strict = JSON.stringify({ extends: [], rules: { 'encoding/byte-order-mark': 'error' } })
    expect((await validate({ 'a.md': `\uFEFF${good}` }, strict, '@')).status).toBe(1)
  })

  test('ignores what it is told to ignore, on the command line and in the configuration', async () => {
    const files = { 'a.md': good, 'README.md': '# Read me' }
    expect((await validate(files, reading, '@')).status).toBe(1)
    expect((await validate(files, reading, '@', '--ignore', '**/README.md')).status).toBe(0)
    expect((await validate(files, JSON.stringify({ extends: [], ignore: ['**/README.md'] }), '@')).status).toBe(0)
  })

  test('has one configuration for a folder, the folder above it, and single files, however they are spelled', async () => {
    const files = { 'posts/drafts/a.md': late, 'posts/drafts/b.md': broken, 'posts/c.md': good }
    const folder = temporaryFolder({
      ...files,
      'config.json': JSON.stringify({
        extends: [],
        rules: { 'timestamp/mismatch': 'error', 'archive/same-source': 'error' },
        overrides: [{ files: 'posts/drafts/**', rules: { 'timestamp/mismatch': 'off', 'archive/same-source': 'off' } }],
        ignore: ['posts/drafts/b.md'],
      }),
    })
    const inputs = [
      'posts',
      '.',
      './posts/',
      '"$PWD/posts"',
      'posts/drafts/../',
      'posts/drafts/*.md',
      'posts/drafts/b.md posts/drafts/a.md',
    ]
    for (const input of inputs) {
      const { status, stdout } = shell(folder, `"$NODE" "$MAIN" validate --config config.json --format ndjson ${input}`)
      expect({ input, status, stdout }).toEqual({
        input,
        status: 0,
        stdout: expect.stringContaining('drafts/a.md'),
      })
    }
  })

  test('counts infos, and shows them when asked', async () => {
    const files = { 'a.md': feedPost({ html: '<img src="https://example.org/a.jpg">' }) }
    const { status, out } = await validate(files, some, '@')
    expect({ status, out }).toEqual({ status: 0, out: '✔ 1 file: 1 valid (1 info)\n  --info shows the infos\n' })
    expect((await validate(files, some, '@', '--info')).out).toContain('  info  The image has no alternative text.')
  })

  test('counts what comments suppress', async () => {
    const hidden = late.replace('layout: post', 'layout: post # postmatter-disable timestamp/mismatch')
    const { out } = await validate({ 'a.md': hidden }, some, '@')
    expect(out).toBe('✔ 1 file: 1 valid\n  1 finding suppressed by comments\n')
  })

  test('counts a post once that the archive rules make invalid', async () => {
    const config = JSON.stringify({ extends: [], rules: { 'archive/same-source': 'error' } })
    const { status, out } = await validate({ 'a.md': good, 'b.md': good }, config, '@')
    expect(status).toBe(1)
    expect(out).toContain('@/b.md:6:7\n  error  The post comes from the same address as @/a.md.  archive/same-source\n')
    expect(out).toContain('✖ 2 files: 1 valid, 1 invalid (1 error)')
  })

  test('reports as json what ndjson reports by line, every file of it', async () => {
    const config = JSON.stringify({ extends: [], rules: { 'archive/same-source': 'info' } })
    const files = { 'a.md': good, 'b.md': broken, 'c.md': Buffer.from([0xff]), 'd.md': good }
    const json = JSON.parse((await validate(files, config, '@', '--format', 'json')).out)
    const lines = (await validate(files, config, '@', '--format', 'ndjson')).out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(json.run).toMatchObject({ tool: 'postmatter', version: expect.any(String), reportVersion: 1 })
    expect(json.files.map(({ path, verdict }: { path: string; verdict: string }) => [path, verdict])).toEqual([
      ['@/a.md', 'valid'],
      ['@/b.md', 'invalid'],
      ['@/c.md', 'invalid'],
      ['@/d.md', 'valid'],
    ])
    expect(json.archive.map(({ path }: { path: string }) => path)).toEqual(['@/d.md'])
    expect(json.totals).toEqual({
      ...{ files: 4, valid: 2, invalid: 2, notChecked: 0, errors: 2, warnings: 0, infos: 1 },
      ...{ fixable: 0, suppressed: 0, failedRules: 0 },
    })
    for (const { diagnostics } of json.files) for (const diagnostic of diagnostics) Diagnostic.parse(diagnostic)
    expect(lines).toEqual([
      { type: 'run', ...json.run },
      ...json.files.map((file: object) => ({ type: 'file', ...file })),
      ...json.archive.map((file: object) => ({ type: 'archive', ...file })),
      { type: 'totals', ...json.totals },
    ])
  })

  test('shows nothing that would change the terminal', async () => {
    const evil = good.replace('author: Ada Brook', 'author: "\u202Eevil\x1b[31m" x')
    const { out } = await validate({ 'a\x1b[2J.md': evil }, reading, '@')
    expect(out).toContain('front-matter/')
    expect(out).not.toMatch(/[\x1b\u202E]/)
  })
})

describe('a configuration file', () => {
  test.each([
    ['config.mjs', "export default { extends: [], rules: { 'timestamp/mismatch': 'error' } }"],
    ['config.json', JSON.stringify({ $schema: 'x', extends: [], rules: { 'timestamp/mismatch': 'error' } })],
  ])('%s is loaded', async (name, text) => {
    const folder = temporaryFolder({ 'a.md': late, [name]: text })
    expect((await cli(folder, 'validate', '--config', `@/${name}`, '@')).status).toBe(1)
  })

  test.each([
    ['c.json', '{', 'is no JSON'],
    ['c.json', '{ "rules": { "timestamp/mismach": "off" } }', 'Did you mean timestamp/mismatch?'],
    ['c.mjs', 'throw new Error("no such thing")', 'cannot be loaded: no such thing'],
    ['c.mjs', 'export const a = 1', 'exports no configuration'],
  ])('%s with a mistake is refused with status 2: %s', async (name, text, message) => {
    const folder = temporaryFolder({ 'a.md': good, [name]: text })
    const { status, out, err } = await cli(folder, 'validate', '--config', `@/${name}`, '@')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })

  test('with a rule that throws: the post is not checked, the others are, and the status is 2', async () => {
    const config = `export default {
      extends: [],
      customRules: [{
        code: 'test/crash', needs: 'post', check({ post }) { if (post.frontMatter.title === 'X') post.none.none() },
      }],
      rules: { 'test/crash': 'warning' },
    }`
    const folder = temporaryFolder({ 'a.md': good, 'b.md': feedPost({ title: 'X' }), 'c.mjs': config })
    const { status, out } = await cli(folder, 'validate', '--config', '@/c.mjs', '@')
    expect(status).toBe(2)
    expect(out).toMatch(/^@\/b\.md\n {2}error {2}The rule test\/crash failed: .*none.* {2}rule\/failed\n/)
    expect(out).toContain('✖ 2 files: 1 valid, 1 not checked (1 error)\n')
  })

  test('that is not there, or an unknown preset, is refused', async () => {
    const folder = temporaryFolder({ 'a.md': good })
    expect((await cli(folder, 'validate', '--config', '@/c.json', '@')).err).toContain('There is no configuration file')
    expect((await cli(folder, 'validate', '--preset', 'all', '@')).err).toContain('Presets: recommended, strict.')
    expect((await cli(folder, 'validate', '--preset', 'strict', '--config', 'x', '@')).err).toContain(
      'exclude one another',
    )
  })
})

describe('postmatter validate --fix', () => {
  const untidy = good.replace('\n------\n', '\n---\n')
  const config = JSON.stringify({ extends: [], rules: { 'source-link/underline': 'warning' } })

  test('mends what can be mended, and touches no other file', async () => {
    const folder = temporaryFolder({ 'a.md': untidy, 'b.md': good, 'c.md': broken, 'config.json': config })
    const before = statSync(join(folder, 'b.md')).mtimeMs
    const { status, out, err } = await cli(folder, 'validate', '--fix', '--config', '@/config.json', '@')
    expect(status).toBe(1)
    expect(out).toContain('✖ 3 files: 2 valid, 1 invalid (1 error)\n')
    expect(err).toBe('1 finding mended in 1 file\n')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(good)
    expect(statSync(join(folder, 'b.md')).mtimeMs).toBe(before)
    expect((await cli(folder, 'validate', '--fix', '--config', '@/config.json', '@')).err).toBe(
      '0 findings mended in 0 files\n',
    )
    writeFileSync(join(folder, 'a.md'), untidy)
    const again = await cli(folder, 'validate', '--fix', '--config', '@/config.json', '--format', 'json', '@')
    expect(JSON.parse(again.out).totals).toMatchObject({ fixed: 1, fixable: 0 })
  })

  test.each([
    [['--format', 'jsn'], 'There is no format "jsn". Did you mean json?'],
    [['--format', 'html:@/a.md/report.html'], 'postmatter: @/a.md cannot be used: a file of that name is there.\n'],
    [['--baseline', '@/none.json', '--format', 'html:@/report.html'], 'There is no baseline @/none.json;'],
    [
      ['--format', 'html:@/report.html', '--shard', '1/2', '--part', '@/a.md/part'],
      'postmatter: @/a.md cannot be used: a file of that name is there.\n',
    ],
  ])('%j is refused before anything is mended, and leaves nothing behind', async (args, message) => {
    const folder = temporaryFolder({ 'a.md': untidy, 'config.json': config })
    const { status, err } = await cli(folder, 'validate', '--fix', '--config', '@/config.json', ...args, '@')
    expect(status).toBe(2)
    expect(err).toContain(message)
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(untidy)
    expect(readdirSync(folder).sort()).toEqual(['a.md', 'config.json'])
  })

  test('--fix-dry-run shows which line ends it would change', async () => {
    const folder = temporaryFolder({ 'a.md': feedPost({}).replaceAll('\n', '\r\n') })
    const { out } = await cli(folder, 'validate', '--fix-dry-run', '@')
    expect(out).toMatch(/\n {4}- ---␍⏎layout: post␍⏎.*\n {4}\+ ---⏎layout: post⏎/)
  })

  test('--fix-dry-run shows it, and changes nothing', async () => {
    const folder = temporaryFolder({ 'a.md': untidy, 'config.json': config })
    const { status, out } = await cli(folder, 'validate', '--fix-dry-run', '--config', '@/config.json', '@')
    expect(status).toBe(0)
    expect(out).toContain('  fix\n    - ---\n    + ------\n')
    expect(out).toContain('--fix mends it')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(untidy)
    expect((await cli(folder, 'validate', '--fix', '--fix-dry-run', '@')).err).toContain('exclude one another')
  })
})
