import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Log } from 'sarif'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { gitIn } from '../support/git-in.js'
import { needing, sarifTool } from '../support/needs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { shell } from './shell.js'

const good = feedPost({})
const late = feedPost({ timestamp: '1599529283000', from: 'https://example.org/late/' })
const broken = feedPost({ title: '漢字 "and" more' })
const image = feedPost({ html: '<img src="https://example.org/a.jpg">', from: 'https://example.org/image/' })
const config = JSON.stringify({
  extends: [],
  rules: { 'timestamp/mismatch': 'warning', 'image/missing-alt': 'info', 'archive/same-source': 'error' },
})
const ruleSet = /rule set configuration \(3 rules, [0-9a-f]{12}\)/
const files = {
  'a b/漢.md': broken,
  'good.md': good,
  'late.md': late,
  'same.md': good,
  'x.md': image,
  'config.json': config,
}

/** A report of the files, or of others. */
async function report(format: string, posts: Record<string, string | Uint8Array> = files) {
  const folder = temporaryFolder({ 'config.json': config, ...posts })
  return cli(folder, 'validate', '--config', '@/config.json', '--format', format, '@')
}

const many = (count: number, post: (index: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${String(index).padStart(4, '0')}.md`, post(index)]))
const lateAt = (index: number) =>
  feedPost({
    timestamp: '1599529283000',
    from: `https://example.org/${index}/`,
    html: '<img src="https://a.example/">',
  })

describe('--format', () => {
  test('to files alone gives the sums to the terminal, and says where the reports are', async () => {
    const folder = temporaryFolder(files)
    const reports = ['--format', 'list:@/list.txt', '--format', 'json:@/r.json']
    expect(await cli(folder, 'validate', '--config', '@/config.json', ...reports, '@')).toEqual({
      status: 1,
      out: '',
      err: '✖ 5 files: 3 valid, 2 invalid (2 errors, 1 warning, 1 info)\nWritten: @/list.txt, @/r.json\n',
    })
  })

  test('goes to the terminal once, and to files', async () => {
    const folder = temporaryFolder(files)
    const { status, out } = await cli(
      folder,
      ...['validate', '--config', '@/config.json', '@', '--format', 'list'],
      ...['--format', 'json:@/deep/r.json', '--format', 'html:@/r.html'],
    )
    expect(status).toBe(1)
    expect(out).toContain('invalid      @/a b/漢.md  (1 error)\n')
    expect(JSON.parse(readFileSync(join(folder, 'deep/r.json'), 'utf8')).totals.files).toBe(5)
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toMatch(/^<!doctype html><html lang="en">/)
    expect((await cli(folder, 'validate', '@', '--format', 'json', '--format', 'list')).err).toContain(
      'Only one format',
    )
  })

  test('leaves no half of a report where the run cannot be', async () => {
    const folder = temporaryFolder({ 'c.json': '{' })
    await cli(folder, 'validate', '--config', '@/c.json', '@', '--format', 'json:@/r.json')
    expect(existsSync(join(folder, 'r.json'))).toBe(false)
  })

  test('leaves nothing of a report where another cannot be written', async () => {
    const folder = temporaryFolder({ 'a.md': good })
    const formats = ['--format', 'json:@/new/r.json', '--format', 'list:@/a.md/list.txt']
    const { status, err } = await cli(folder, 'validate', '@/a.md', ...formats)
    expect(status).toBe(2)
    expect(err).toBe('postmatter: @/a.md cannot be used: a file of that name is there.\n')
    expect(readdirSync(join(folder, 'new'))).toEqual([])
  })

  test('leaves nothing of a report that does not fit', () => {
    const cwd = temporaryFolder({ 'a.md': good })
    const formats = '--format list:list.txt --format sarif:a.sarif --format json:r.json'
    const { status, stderr } = shell(cwd, `ulimit -f 1; "$NODE" "$MAIN" validate ${formats} a.md`)
    expect(status).toBe(2)
    expect(stderr).toBe('postmatter: a.sarif cannot be used: the file would be too large.\n')
    expect(readdirSync(cwd)).toEqual(['a.md', 'list.txt'])
  })

  test('refuses two reports of one file', async () => {
    const folder = temporaryFolder({ 'a.md': good })
    const formats = ['--format', 'json:@/r.txt', '--format', 'list:@/deep/../r.txt']
    const { status, err } = await cli(folder, 'validate', '@/a.md', ...formats)
    expect(status).toBe(2)
    expect(err).toContain('Two of --format go to the file @/deep/../r.txt: each needs its own.')
    expect(readdirSync(folder)).toEqual(['a.md'])
  })
})

test('list has a line for every file, and one more for those that others make invalid', async () => {
  const { out } = await report('list')
  const [first, ...lines] = out.trimEnd().split('\n')
  expect(first).toMatch(new RegExp(`^# postmatter \\d+\\.\\d+\\.\\d+, ${ruleSet.source}, report format 1$`))
  expect(lines).toEqual([
    'invalid      @/a b/漢.md  (1 error)',
    'valid        @/good.md',
    'valid        @/late.md  (1 warning)',
    'valid        @/same.md',
    'valid        @/x.md  (1 info)',
    'invalid      @/same.md  (1 error among the posts)',
  ])
})

test('list says at its end that it is of a part of the posts, as a comment', async () => {
  const folder = temporaryFolder({ 'good.md': good, 'late.md': late })
  const { out } = await cli(folder, 'validate', '@', '--shard', '1/2', '--part', '@/part', '--format', 'list')
  expect(out.split('\n').slice(1)).toEqual([
    expect.stringMatching(/^valid {8}@\/good\.md/),
    '# These are a part of the posts (--since or --shard), and were not compared with one another. postmatter merge puts shards together; a run without --since checks all posts.',
    '',
  ])
})

test('json and ndjson name the tool, the rules and the version of their format', async () => {
  const run = {
    tool: 'postmatter',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    reportVersion: 1,
    ruleSet: { name: 'configuration', rules: 3, digest: expect.stringMatching(/^[0-9a-f]{12}$/) },
  }
  expect(JSON.parse((await report('json')).out).run).toEqual(run)
  expect(JSON.parse((await report('ndjson')).out.split('\n')[0]!)).toEqual({ type: 'run', ...run })
})

describe('github', () => {
  afterEach(() => void vi.unstubAllEnvs())

  test('annotates the places, what is grave first, with characters that mean something to it escaped', async () => {
    const { status, out } = await report('github')
    expect(status).toBe(1)
    const lines = out.trimEnd().split('\n')
    expect(lines).toEqual([
      '::error file=@/a b/漢.md,line=3,col=12,endLine=3,endColumn=23,title=front-matter/unescaped-quote::A quoted value ends before its line does; what follows it cannot be read.%0AWrite a double quote inside of double quotes as \\".',
      expect.stringMatching(/^::error file=@\/same\.md,line=6,.*title=archive\/same-source::The post comes from/),
      expect.stringMatching(/^::warning file=@\/late\.md,line=10,col=1,.*title=timestamp\/mismatch::The timestamp/),
      expect.stringMatching(/^::notice file=@\/x\.md,line=15,.*title=image\/missing-alt::The image has no alternative/),
    ])
    const odd = await report('github', { 'a,b:c%.md': late })
    expect(odd.out).toMatch(/^::warning file=@\/a%2Cb%3Ac%25\.md,line=10/)
  })

  test('shows ten of a level, and says how many more there are within the ten', async () => {
    const { out } = await report('github', many(25, lateAt))
    const lines = out.trimEnd().split('\n')
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10)
    expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(10)
    expect(lines.at(-1)).toBe(
      '::notice title=postmatter::31 more findings: the summary of the job counts them by rule.',
    )
  })

  test('writes a table of the rules into the summary of the job', async () => {
    const folder = temporaryFolder({ 'summary.md': 'before\n' })
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'summary.md'))
    await report('github')
    const summary = readFileSync(join(folder, 'summary.md'), 'utf8')
    expect(summary).toMatch(
      new RegExp(
        `^before\n### postmatter: 5 files, 3 valid, 2 invalid, 0 not checked\n\n\\| rule \\| level \\| findings \\| files \\|\n.*\n(\\| \\S+ \\| error \\| 1 \\| 1 \\|\n){2}\\| timestamp/mismatch \\| warning \\| 1 \\| 1 \\|\n\\| image/missing-alt \\| info \\| 1 \\| 1 \\|\n\n<sub>postmatter \\S+, ${ruleSet.source}, report format 1</sub>\n$`,
      ),
    )
  })

  test('says in the summary what its numbers are not about', async () => {
    const folder = temporaryFolder({ 'config.json': config, 'summary.md': '', 'posts/good.md': good })
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'summary.md'))
    const args = ['--config', '@/config.json', '--shard', '1/2', '--part', '@/part', '--format', 'github', '@/posts']
    await cli(folder, 'validate', ...args)
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain(
      `0 not checked

- These are a part of the posts (--since or --shard), and were not compared with one another. postmatter merge puts shards together; a run without --since checks all posts.

Nothing was found.
`,
    )
  })

  test('shows what stands in the files of a pull request before all else', async () => {
    const folder = temporaryFolder({ ...many(25, lateAt), 'config.json': config })
    const git = gitIn(folder)
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'a')
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    writeFileSync(join(folder, '0020.md'), lateAt(20).replace('Ada', 'Eva'))
    git('commit', '-qam', 'b')
    const main = resolve(import.meta.dirname, '../../dist/cli/main.js')
    const { stdout } = spawnSync(
      process.execPath,
      [main, 'validate', '--config', 'config.json', '--format', 'github', '.'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, GITHUB_BASE_REF: 'main' },
      },
    )
    expect(stdout.split('\n')[0]).toMatch(/^::warning file=0020\.md,/)
    expect(stdout.split('\n')[1]).toMatch(/^::warning file=0000\.md,/)
  })
})

describe('junit', () => {
  test('has a case for every file: failures for what is invalid, all else in its output', async () => {
    const { out } = await report('junit')
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="postmatter">\n {2}<testsuite name="posts">\n/,
    )
    expect(out).toMatch(new RegExp(`<property name="postmatter.ruleSet" value="${ruleSet.source}"/>`))
    expect(out).toContain('<property name="postmatter.reportVersion" value="1"/>')
    expect(out).toContain('<testcase classname="postmatter" name="@/good.md" file="@/good.md"/>\n')
    expect(out).toMatch(
      /<testcase classname="postmatter" name="@\/a b\/漢\.md" file="@\/a b\/漢\.md">\n {6}<failure message="A quoted value ends before [^"]*" type="front-matter\/unescaped-quote">3:12 error [^<]* as \\&quot;\. \[front-matter\/unescaped-quote\]<\/failure>\n {4}<\/testcase>/,
    )
    expect(out).toContain('<system-out>10:1 warning The timestamp comment says')
    expect(out).toContain('name="@/same.md (among the posts)"')
  })

  test('says at the end what it lacks, and nothing where it lacks nothing', async () => {
    expect((await report('junit', { 'good.md': good })).out).not.toContain('system-err')
    const { out } = await report('junit', { 'a.md/b.md': good, 'good.md': good })
    expect(out.split('\n').slice(-4)).toEqual([
      '    <system-err>1 file could not be checked. The errors among the findings say why.</system-err>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ])
    const folder = temporaryFolder({ 'good.md': good, 'late.md': late })
    const part = ['--shard', '1/2', '--part', '@/part']
    expect((await cli(folder, 'validate', '@', ...part, '--format', 'junit')).out).toContain(
      '    <system-err>These are a part of the posts (--since or --shard), and were not compared with one another. ',
    )
  })

  test('is well-formed XML, whatever stands in names and posts', async () => {
    const { out } = await report('junit', { 'a&<"\'b.md': feedPost({ title: '"\u0007 ]]>&<' }) })
    // No parser of XML is at hand in Node: Chromium has one, but the rules are few.
    expect(out.replace(/<\/?[a-z?-]+(?: [a-z.A-Z-]+="[^"<]*")*\s*[/?]?>/g, '')).not.toMatch(/[<>]/)
    expect(out).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/)
    expect(out).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  })

  test('calls what was not checked an error, not a failure', async () => {
    const folder = temporaryFolder({ 'a.md/b.md': good, 'config.json': config })
    const { status, out } = await cli(folder, 'validate', '--config', '@/config.json', '--format', 'junit', '@')
    expect(status).toBe(2)
    expect(out).toContain('<error message="This is a folder, not a post." type="file/not-a-file">')
  })
})

describe('sarif', () => {
  const log = async (posts?: Record<string, string>) => JSON.parse((await report('sarif', posts)).out) as Log

  test('has a result for every finding, with its place, its rule and what stays when lines move', async () => {
    const { runs } = await log()
    const { tool, results = [], properties, columnKind } = runs[0]!
    expect(columnKind).toBe('utf16CodeUnits')
    expect(tool.driver).toMatchObject({ name: 'postmatter', semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    expect(properties).toEqual({
      reportVersion: 1,
      ruleSet: expect.objectContaining({ name: 'configuration', rules: 3 }),
    })
    expect(results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'error front-matter/unescaped-quote',
      'error archive/same-source',
      'warning timestamp/mismatch',
      'note image/missing-alt',
    ])
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId)
    const { physicalLocation } = results[0]!.locations![0]!
    expect(physicalLocation!.artifactLocation!.uri).toMatch(/^[^/].*\/a%20b\/%E6%BC%A2\.md$/)
    expect(physicalLocation!.region).toMatchObject({ startLine: 3, startColumn: 12, endLine: 3, endColumn: 23 })
    const moved = await log({ 'late.md': late.replace('layout: post', 'layout: post\n# a line more') })
    const fingerprintOf = ({ runs: [run] }: Log) =>
      run!.results!.find(({ ruleId }) => ruleId === 'timestamp/mismatch')!.partialFingerprints
    expect(Object.keys(fingerprintOf(moved)!)).toEqual(['postmatterFinding/v1'])
  })

  test('has fingerprints that do not depend on the lines above, and differ for two of a kind', async () => {
    const folder = temporaryFolder({ 'config.json': config, 'late.md': late })
    const run = async () => {
      const { out } = await cli(folder, 'validate', '--config', '@/config.json', '--format', 'sarif', '@')
      return (JSON.parse(out) as Log).runs[0]!.results!.map(({ partialFingerprints }) => partialFingerprints!)
    }
    const [before] = await run()
    writeFileSync(join(folder, 'late.md'), late.replace('layout: post', 'layout: post\n# a line more'))
    expect(await run()).toEqual([before])
    writeFileSync(join(folder, 'late.md'), image.replace(/<img[^>]*>/, '$&$&'))
    const [one, two] = await run()
    expect(one).not.toEqual(two)
  })

  test('holds 5,000 results, the gravest, and says how many more there are', async () => {
    const posts = {
      ...many(4, (index) =>
        feedPost({ from: `https://example.org/${index}/`, html: '<img src="/a.jpg">'.repeat(1_500) }),
      ),
      'z.md': late,
    }
    const { runs } = await log(posts)
    expect(runs[0]!.results).toHaveLength(5_000)
    expect(runs[0]!.results![0]!.ruleId).toBe('timestamp/mismatch')
    expect(runs[0]!.invocations![0]!.toolExecutionNotifications![0]!.message.text).toBe(
      '1001 more findings left out: this report holds 5000.',
    )
  })

  test('stays below 10 MB', async () => {
    const name = `${'漢'.repeat(80)}.md`
    const path = Array.from({ length: 12 }, () => '漢'.repeat(80)).join('/')
    const { out } = await report('sarif', {
      [`${path}/${name}`]: image.replace(/<img[^>]*>/, (tag) => tag.repeat(4_000)),
    })
    expect(Buffer.byteLength(out)).toBeLessThan(10_000_000)
    expect((JSON.parse(out) as Log).runs[0]!.results!.length).toBeLessThan(4_000)
  })

  // Microsoft builds the tool for each platform; the schema comes with it.
  describe('by the tool of Microsoft (for Linux only)', needing('sarifTool'), () => {
    test('is valid against the schema of the standard', async () => {
      const schema = JSON.parse(readFileSync(join(sarifTool, 'sarif-2.1.0.json'), 'utf8'))
      const ajv = new Ajv2020({ strict: false, allErrors: true })
      addFormats.default(ajv)
      const validate = ajv.compile(schema)
      validate(await log())
      expect(validate.errors).toBe(null)
      const bad = await log()
      Object.assign(bad.runs[0]!.results![0]!, { level: 'fatal' })
      expect(validate(bad)).toBe(false)
    })

    test('is what GitHub takes', async () => {
      const folder = temporaryFolder({ 'a.sarif': (await report('sarif')).out, 'bad.sarif': '' })
      const command = join(sarifTool, 'Sarif.Multitool')
      // npm may not have run the script that does this.
      chmodSync(command, 0o755)
      const validate = (name: string) =>
        spawnSync(command, ['validate', name, '--rule-kind', 'Gh'], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
        })
      const { status, stdout } = validate('a.sarif')
      expect(stdout).toContain('1 files scanned')
      expect(stdout).not.toMatch(/(?:error|warning) \w+\d{4}/)
      expect(status).toBe(0)
      const bad = await log()
      for (const result of bad.runs[0]!.results!) delete result.locations
      writeFileSync(join(folder, 'bad.sarif'), JSON.stringify(bad))
      expect(validate('bad.sarif').stdout).toMatch(/(?:error|warning) GH\w*\d{4}/)
    })
  })
})
