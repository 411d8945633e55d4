import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import { excerptParts } from '../../src/cli/html/excerpt-parts.js'
import { chartText } from '../../src/cli/stats/stats-text.js'
import { feedPost } from '../support/feed-post.js'
import { gitIn } from '../support/git-in.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { fakeTerminal } from './fake-terminal.js'
import { main } from './shell.js'

// Rules that do what rules should not.
const rules = {
  ghost: `{ needs: 'archive', fact: () => 1, check({ report }) { report({ path: 'no-such.md' }) } }`,
  boom: `{ needs: 'archive', fact: () => 1, check() { throw new Error('it broke') } }`,
  place: `{ needs: 'post', check({ report }) { report({ range: [0, 3] }) } }`,
  levels: `{ needs: 'post', check({ report }) { report({}) } }`,
}

/** An archive of two posts with one of the rules. */
function withRule(name: keyof typeof rules, more = '') {
  return temporaryFolder({
    'c.config.mjs': `export default { extends: [], rules: { 'my/${name}': 'warning' }, ${more} customRules: [{ code: 'my/${name}', ...${rules[name]} }] }`,
    'posts/a.md': feedPost({}),
    'posts/b.md': feedPost({ from: 'https://example.org/b/' }),
  })
}

async function reportOf(folder: string, format: string, ...args: string[]) {
  return cli(folder, 'validate', '--config', '@/c.config.mjs', '--format', format, ...args, '@/posts')
}

test('an archive rule that speaks of no post has failed, and the sums stay right', async () => {
  const { status, out } = await reportOf(withRule('ghost'), 'json')
  expect(status).toBe(2)
  const { archive, totals } = JSON.parse(out)
  expect(totals).toMatchObject({ files: 2, valid: 2, invalid: 0, notChecked: 0, failedRules: 1 })
  expect(archive[0].diagnostics[0]).toMatchObject({
    code: 'rule/failed',
    message: 'The rule my/ghost failed: it speaks of no-such.md, which is none of the posts.',
    help: 'This is a mistake in the rule, which did not compare all posts. Report it, or turn the rule off.',
  })
})

test('a range that is none makes its rule fail', async () => {
  const { status, out } = await reportOf(withRule('place'), 'json')
  expect(status).toBe(2)
  const [file] = JSON.parse(out).files
  expect(file.verdict).toBe('not checked')
  expect(file.diagnostics[0].message).toContain('it reports a range that is none')
})

describe('a rule about the whole archive that failed', () => {
  const message = 'The rule my/boom failed: it broke.'

  test('has its place in every report', async () => {
    const folder = withRule('boom')
    const stylish = await reportOf(folder, 'stylish')
    expect(stylish.out).toMatch(
      /^the whole archive\n {2}error {2}The rule my\/boom failed: it broke\. {2}rule\/failed\n/,
    )
    expect(stylish.out).toContain('✖ 2 files: 2 valid, 1 rule failed (1 error)\n')
    expect((await reportOf(folder, 'list')).out.split('\n').slice(1, 4)).toEqual([
      'valid        @/posts/a.md',
      'valid        @/posts/b.md',
      `# ${message}`,
    ])
    expect((await reportOf(folder, 'junit')).out).toMatch(
      /<testcase classname="postmatter" name="the whole archive">\n {6}<error message="The rule my\/boom failed: it broke\."/,
    )
    expect((await reportOf(folder, 'github')).out).toMatch(/^::error title=rule\/failed::The rule my\/boom failed/)
    const [run] = (JSON.parse((await reportOf(folder, 'sarif')).out) as Log).runs
    expect(run!.results).toEqual([])
    const [invocation] = run!.invocations!
    expect(invocation!.executionSuccessful).toBe(false)
    expect(invocation!.toolExecutionNotifications![0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining(message) },
    })
    expect((await reportOf(folder, 'html')).out).toContain('the whole archive')
  })

  test('is named by stats', async () => {
    const { status, err } = await cli(withRule('boom'), 'stats', '--config', '@/c.config.mjs', '@/posts')
    expect(status).toBe(2)
    expect(err).toBe(`${message}\n`)
  })
})

describe('github', () => {
  test('has a row for each level of a rule, says what --quiet leaves out, and promises no more', () => {
    const cwd = withRule('levels', `overrides: [{ files: 'posts/b.md', rules: { 'my/levels': 'error' } }],`)
    const env = { ...process.env, GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') }
    const run = (...args: string[]) => {
      const given = ['validate', '--config', 'c.config.mjs', '--format', 'github', ...args, 'posts']
      return spawnSync(process.execPath, [main, ...given], { cwd, env, encoding: 'utf8' }).stdout
    }
    run()
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toContain(
      '| my/levels | error | 1 | 1 |\n| my/levels | warning | 1 | 1 |\n',
    )
    expect(run('--quiet').trimEnd().split('\n')).toEqual([expect.stringMatching(/^::error file=posts\/b\.md,/)])
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toContain('- --quiet left out 1 finding: warnings and infos.')
  })

  test('finds the files of a pull request from a folder below, and names them from the root', () => {
    const folder = temporaryFolder({
      'archive/posts/a.md': feedPost({ timestamp: '1599529283000' }),
      'archive/posts/z.md': feedPost({ timestamp: '1599529283000', from: 'https://example.org/z/' }),
    })
    const git = gitIn(folder)
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'a')
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    writeFileSync(join(folder, 'archive/posts/z.md'), feedPost({ timestamp: '1599529283000' }).replace('Ada', 'Eva'))
    git('commit', '-qam', 'b')
    mkdirSync(join(folder, 'archive/work'))
    const run = (path: string, base: string) => {
      const env = {
        ...process.env,
        GITHUB_BASE_REF: base,
        GITHUB_WORKSPACE: folder,
        GITHUB_STEP_SUMMARY: join(folder, 's.md'),
      }
      writeFileSync(join(folder, 's.md'), '')
      const cwd = join(folder, 'archive/work')
      return spawnSync(process.execPath, [main, 'validate', '--format', 'github', path], { cwd, encoding: 'utf8', env })
        .stdout
    }
    for (const path of ['../posts', join(folder, 'archive/posts')]) {
      expect(run(path, 'main')).toMatch(/^::warning file=archive\/posts\/z\.md,/)
    }
    run('../posts', 'nowhere')
    expect(readFileSync(join(folder, 's.md'), 'utf8')).toContain('Which files the pull request changes is not known')
  })
})

describe('what would change how a report reads', () => {
  const hostile = () =>
    temporaryFolder({
      'c.config.mjs': `export default { extends: [], rules: { 'my/said': 'warning' }, customRules: [{ code: 'my/said', needs: 'post', check({ post, report }) { report({ message: 'by ' + post.frontMatter.author }) } }] }`,
      'posts/a.md': feedPost({}).replace('Ada Brook', String.raw`"A\u202Edb\e[31m"`),
    })

  test.each(['stylish', 'github', 'html'])('stands in %s as dots', async (format) => {
    const { out } = await reportOf(hostile(), format)
    expect(out).toContain('by A·db·[31m')
    expect(out).not.toMatch(/[\u202e\u001b]/)
  })

  test('stands in the page of stats as dots', async () => {
    const { out } = await cli(hostile(), 'stats', '--format', 'html', '@/posts')
    expect(out).toContain('A·db·[31m')
    expect(out).not.toMatch(/[\u202e\u001b]/)
  })
})

test('sarif has titles without what only a finding knows, and says what a part of the posts is', async () => {
  const folder = temporaryFolder({ 'posts/a.md': feedPost({}), 'posts/b.md': feedPost({}) })
  const { out } = await cli(folder, 'validate', '--format', 'sarif', '--shard', '1/2', '--part', '@/part', '@/posts')
  const [run] = (JSON.parse(out) as Log).runs
  expect(run!.tool.driver.rules!.filter(({ shortDescription }) => /[{}]/.test(shortDescription!.text))).toEqual([])
  expect(run!.newlineSequences).toEqual(['\r\n', '\n', '\r'])
  expect(run!.invocations![0]!.toolExecutionNotifications![0]!.message.text).toMatch(/^These are a part of the posts/)
})

test('a run that finds no post leaves no half of a report', async () => {
  const folder = temporaryFolder({ 'posts/a.txt': '' })
  for (const format of ['json', 'ndjson', 'junit', 'list']) {
    const { status, out } = await cli(folder, 'validate', '--format', format, '@/posts')
    expect([status, out]).toEqual([2, ''])
  }
})

test('comparisons of which nothing is shown are not in the report', async () => {
  const folder = temporaryFolder({ 'posts/a.md': feedPost({}), 'posts/b.md': feedPost({}) })
  const all = JSON.parse((await cli(folder, 'validate', '--format', 'json', '@/posts')).out)
  expect(all.archive.length).toBeGreaterThan(0)
  const quiet = JSON.parse((await cli(folder, 'validate', '--quiet', '--format', 'json', '@/posts')).out)
  expect(quiet.archive).toEqual([])
})

test('list marks what is found among the posts as a comment, where the verdict stays', async () => {
  const folder = temporaryFolder({ 'posts/a.md': feedPost({}), 'posts/b.md': feedPost({}) })
  const { out } = await cli(folder, 'validate', '--format', 'list', '@/posts')
  const lines = out.trimEnd().split('\n')
  expect(lines.filter((line) => !line.startsWith('#'))).toHaveLength(2)
  expect(lines.at(-1)).toMatch(/^# valid {8}@\/posts\/b\.md {2}\(\d warnings? among the posts\)$/)
})

test('junit tells a line break in a name from a space', async () => {
  const folder = temporaryFolder({ 'posts/a\nb.md': feedPost({}) })
  expect((await cli(folder, 'validate', '--format', 'junit', '@/posts')).out).toContain('name="@/posts/a&#10;b.md"')
})

test('an excerpt of a page does not part a surrogate pair', () => {
  const source = `${'😀'.repeat(80)}ab${'😀'.repeat(200)}`
  for (let length = 1; length < 6; length++) {
    const start = { line: 1, column: 160 + length, offset: 159 + length }
    const end = { ...start, offset: start.offset + (length % 2) * 200 }
    expect(excerptParts(source.replace('ab', 'a'.repeat(length)), { start, end }).join('')).not.toContain('\ufffd')
  }
})

describe('posts without a date that can be read', () => {
  const folder = () => temporaryFolder({ 'posts/a.md': 'no post', 'posts/b.md': 'none' })

  test('are counted below the chart of dates', async () => {
    const { out } = await cli(folder(), 'stats', '--format', 'html', '@/posts')
    expect(out).toContain('2 without a date that can be read.')
    expect(out).not.toContain('Nothing was found.')
    const report = await cli(folder(), 'validate', '--format', 'html', '@/posts')
    expect(report.out).toContain('2 without a date that can be read.')
  })
})

test('a date that is wrong by centuries does not fill the terminal', () => {
  const year = (number: number, posts = 0) => ({ label: String(number), stack: { info: posts } })
  const bars = [
    year(1850, 1),
    ...Array.from({ length: 160 }, (_, index) => year(1851 + index)),
    year(2011, 3),
    year(2012),
    year(2013, 2),
  ]
  const lines = chartText({ title: 'Dates', bars, more: 0, kind: 'time' }, 6, fakeTerminal()).trimEnd().split('\n')
  expect(lines.map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    'Dates',
    '1850',
    '1851 to 2010',
    '2011',
    '2012',
    '2013',
  ])
})

test('a fix shows the tabs that it takes out', async () => {
  const folder = temporaryFolder({ 'posts/a.md': feedPost({}).replace('Ada Brook', 'Ada\t\tBrook') })
  const { out } = await cli(folder, 'validate', '--fix-dry-run', '@/posts')
  expect(out).toMatch(/- author: Ada→→Brook\n.*\+ author: Ada Brook\n/)
})
