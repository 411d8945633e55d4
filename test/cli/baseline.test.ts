import { cpSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Baseline } from '../../src/cli/validate/baseline.js'
import type { RunFinding } from '../../src/cli/validate/post-record.js'
import { own } from '../../src/source/own.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { shell } from './shell.js'

const config = JSON.stringify({ extends: [], rules: { 'unsafe/script': 'error', 'archive/same-source': 'error' } })
const scripts = (...texts: string[]) =>
  feedPost({ html: texts.map((text) => `<script src="${text}.js"></script>`).join('') })

function archive(posts: Record<string, string>) {
  const folder = temporaryFolder({
    'config.json': config,
    ...Object.fromEntries(Object.entries(posts).map(([name, text]) => [`posts/${name}`, text])),
  })
  const run = (...args: string[]) =>
    cli(folder, 'validate', '--config', '@/config.json', '--baseline', '@/baseline.json', ...args, '@/posts')
  const write = (name: string, text: string) => writeFileSync(join(folder, 'posts', name), text)
  const content = () => readFileSync(join(folder, 'baseline.json'), 'utf8')
  return { folder, run, write, content }
}

const caption = (text: string) =>
  `<p><img src="https://example.org/a.jpg" alt="A"></p><p class="wp-caption-text">${text}</p>`

describe('postmatter validate --baseline', () => {
  test('reports nothing that it knows, and counts it', async () => {
    const { run } = archive({ 'a.md': scripts('a', 'b'), 'b.md': 'no post', 'c.md': feedPost({}) })
    expect((await run()).err).toContain('There is no baseline @/baseline.json; --baseline-write makes one.')
    const written = await run('--baseline-write')
    expect(written.status).toBe(0)
    expect(written.err).toBe('The baseline @/baseline.json holds 4 findings now.\n')
    const { status, out } = await run()
    expect({ status, out }).toEqual({ status: 0, out: '✔ 3 files: 3 valid\n  4 findings known to the baseline\n' })
  })

  test('a new finding does not hide behind one that was mended', async () => {
    const { run, write } = archive({ 'a.md': scripts('a', 'b') })
    await run('--baseline-write')
    write('a.md', scripts('a', 'c'))
    const { status, out } = await run()
    expect(status).toBe(1)
    expect(out).toContain('<script src="c.js">')
    expect(out.match(/unsafe\/script/g)).toHaveLength(1)
    expect(out).toContain(
      '1 finding known to the baseline; 1 finding of the baseline mended (--baseline-prune takes it out)\n',
    )
  })

  const strict = JSON.stringify({ extends: 'strict' })
  /** One body when the baseline is written, another when it is used: the lines of the report that name a rule. */
  async function newIn(before: string, after: string, config = strict) {
    const { folder, run, write } = archive({ 'a.md': feedPost({ html: before }) })
    writeFileSync(join(folder, 'config.json'), config)
    await run('--baseline-write')
    write('a.md', feedPost({ html: after }))
    const { out } = await run('--info', '--format', 'ndjson')
    return out
      .trimEnd()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { diagnostics?: { code: string }[] }).diagnostics ?? [])
      .map(({ code }) => code)
  }

  test.each([
    [
      'what a script does',
      'unsafe/script',
      '<script>old()</script>',
      '<script>document.location="https://evil.example/"</script>',
    ],
    ['where a parse error stands', 'html/parse-error', '<p id="a" id="a">One</p>', '<p id="a" id="a">Two</p>'],
    [
      'the furniture',
      'furniture/widget',
      '<div class="sharedaddy"><p>Old</p></div>',
      '<div class="sharedaddy"><p>New</p></div>',
    ],
    ['a caption', 'figure/caption-outside', caption('Harbour'), caption('Mountain')],
  ])('knows %s, not only where it begins', async (_, code, before, after) => {
    expect(await newIn(before, before)).toEqual([])
    expect(await newIn(`<p>A</p>\n${before}`, `<p>A</p>\n<p>B</p>\n\n${before}`)).not.toContain(code)
    expect(await newIn(before, after)).toContain(code)
  })

  test('knows what was said of a text', async () => {
    const { folder, run, write } = archive({ 'a.md': feedPost({ from: 'https://example.org/a/' }) })
    writeFileSync(
      join(folder, 'config.json'),
      JSON.stringify({ extends: [], rules: { 'archive/same-source': 'error' } }),
    )
    write('0.md', feedPost({ from: 'https://example.org/a/' }))
    await run('--baseline-write')
    expect((await run()).status).toBe(0)
    rmSync(join(folder, 'posts/0.md'))
    write('1.md', feedPost({ from: 'https://example.org/a/' }))
    expect((await run()).out).toContain('The post comes from the same address as @/posts/1.md.')
  })

  test('knows how often a text was found', async () => {
    const { run, write } = archive({ 'a.md': scripts('a') })
    await run('--baseline-write')
    write('a.md', scripts('a', 'a', 'a'))
    expect((await run()).out).toContain('(2 errors)')
  })

  test('does not mind lines that move', async () => {
    const { run, write } = archive({ 'a.md': scripts('a') })
    await run('--baseline-write')
    write('a.md', scripts('a').replace('<div>\n', '<div>\n<p>More.</p>\n\n'))
    expect((await run()).status).toBe(0)
  })

  test('--baseline-check fails where something was mended, and --baseline-prune takes it out and adds nothing', async () => {
    const { run, write, content } = archive({ 'a.md': scripts('a', 'b') })
    await run('--baseline-write')
    expect((await run('--baseline-check')).status).toBe(0)
    write('a.md', scripts('b', 'c'))
    expect((await run('--baseline-check')).err).toBe(
      'The baseline knows 1 finding that is mended: --baseline-prune takes it out.\n',
    )
    expect((await run('--baseline-prune')).status).toBe(1)
    write('a.md', scripts('b'))
    expect((await run('--baseline-check')).status).toBe(0)
    const before = content()
    await run('--baseline-write')
    expect(content()).toBe(before)
  })

  test('leaves alone what it does not look at, and drops what is gone', async () => {
    const { folder, run, content } = archive({ 'a.md': scripts('a'), 'b.md': scripts('b'), 'c.md': scripts('c') })
    await run('--baseline-write')
    const before = content()
    for (const part of ['1/3', '2/3', '3/3']) {
      // Posts are not compared in a part: what is known of that is not mended.
      expect((await run('--baseline-check', '--shard', part, '--part', '@/part')).status).toBe(0)
      await run('--baseline-prune', '--shard', part, '--part', '@/part')
      await run('--baseline-write', '--shard', part, '--part', '@/part')
      expect(content()).toBe(before)
    }
    rmSync(join(folder, 'posts/b.md'))
    expect((await run('--baseline-check')).status).toBe(1)
    await run('--baseline-prune')
    expect(content()).not.toContain('b.md')
  })

  test('never hides that a post was not checked', async () => {
    const { folder, run } = archive({ 'a.md': feedPost({}) })
    await cli(
      folder,
      'validate',
      '--config',
      '@/config.json',
      '--baseline',
      '@/baseline.json',
      '--baseline-write',
      '@/none.md',
      '@/posts',
    )
    const args = ['validate', '--config', '@/config.json', '--baseline', '@/baseline.json', '@/none.md', '@/posts']
    expect((await cli(folder, ...args)).status).toBe(2)
    expect((await run()).status).toBe(0)
  })

  test('is not used where its paths begin elsewhere', () => {
    const folder = temporaryFolder({ 'posts/a.md': scripts('a'), 'posts/sub/a.md': scripts('b'), 'c.json': config })
    const validate = (cwd: string, args: string) =>
      shell(join(folder, cwd), `"$NODE" "$MAIN" validate --config ${join(folder, 'c.json')} --baseline ${args}`)
    const content = () => readFileSync(join(folder, 'b.json'), 'utf8')
    expect(validate('.', 'b.json --baseline-write .').stderr).toBe('The baseline b.json holds 3 findings now.\n')
    const before = content()
    for (const mode of ['', '--baseline-prune', '--baseline-write', '--baseline-check']) {
      const { status, stderr } = validate('posts/sub', `../../b.json ${mode} .`)
      expect(status).toBe(2)
      expect(stderr).toContain(`its paths begin in ${realpathSync(folder)}, where it was written.`)
      expect(content()).toBe(before)
    }
    // Some paths are known: the others are not gone.
    rmSync(join(folder, 'b.json'))
    validate('posts', '../b.json --baseline-write .')
    const ofPosts = content()
    expect(validate('posts/sub', '../../b.json --baseline-prune .')).toMatchObject({ status: 2 })
    expect(content()).toBe(ofPosts)
    // A checkout that lies elsewhere has the same paths.
    cpSync(join(folder, 'posts'), join(folder, 'elsewhere/deep'), { recursive: true })
    cpSync(join(folder, 'b.json'), join(folder, 'elsewhere/b.json'))
    rmSync(join(folder, 'posts'), { recursive: true })
    expect(validate('elsewhere/deep', '../b.json .').status).toBe(0)
    expect(validate('elsewhere/deep', '../../b.json .').status).toBe(0)
  })

  test('is emptied where all its posts are gone', async () => {
    const folder = temporaryFolder({ 'a.md': scripts('a'), 'b.md': feedPost({}), 'c.json': config })
    const validate = (args: string) =>
      shell(folder, `"$NODE" "$MAIN" validate --config c.json --baseline b.json ${args}`)
    validate('--baseline-write .')
    rmSync(join(folder, 'a.md'))
    expect(validate('--baseline-prune .')).toMatchObject({
      status: 0,
      stderr: 'The baseline b.json holds 0 findings now.\n',
    })
  })

  test('of another version is refused, and says what to do', async () => {
    const { folder, run } = archive({ 'a.md': feedPost({}) })
    writeFileSync(join(folder, 'baseline.json'), '{"tool":"postmatter","baselineVersion":1,"findings":{}}')
    for (const mode of [[], ['--baseline-write']]) {
      const { status, err } = await run(...mode)
      expect(status).toBe(2)
      expect(err).toContain(
        'was written by another version of postmatter, which names findings otherwise; remove it and use --baseline-write.',
      )
    }
  })

  test('is not used where it is none', async () => {
    const { folder, run } = archive({ 'a.md': feedPost({}) })
    for (const text of [
      '{',
      '[]',
      '{}',
      '{"baselineVersion":2}',
      '{"baselineVersion":2,"findings":{}}',
      '{"baselineVersion":2,"folder":".","findings":{"a":1}}',
      'null',
    ]) {
      writeFileSync(join(folder, 'baseline.json'), text)
      const { status, out, err } = await run()
      expect({ status, out }).toEqual({ status: 2, out: '' })
      expect(err).toMatch(/@\/baseline\.json/)
    }
    expect((await cli(folder, 'validate', '--baseline-prune', '@/posts')).err).toContain('needs --baseline <file>')
    expect((await run('--baseline-prune', '--baseline-write')).err).toContain('exclude one another')
  })
})

describe('Baseline', () => {
  const path = fc.constantFrom('a.md', 'b.md', '__proto__', 'constructor')
  const diagnostic = fc.record({
    code: fc.constantFrom('a/b', 'c/d', '__proto__'),
    text: fc.constantFrom('x', 'y', '__proto__'),
  })
  const run = fc.dictionary(path, fc.array(diagnostic, { maxLength: 6 }), { noNullPrototype: false })

  const finding = (name: string, found: readonly { code: string; text: string }[]): RunFinding => ({
    type: 'post',
    path: name,
    verdict: found.length > 0 ? 'invalid' : 'valid',
    diagnostics: found.map(({ code }) => ({ code, severity: 'error', message: '' })),
    suppressed: 0,
    texts: found.map(({ text }) => text),
  })
  const pass = (baseline: Baseline, posts: Record<string, { code: string; text: string }[]>) =>
    Object.entries(posts).map(([name, found]) => baseline.hide(finding(name, found)))

  test('hides all that it was written from, and of another run exactly what is there no more often', () => {
    const file = join(temporaryFolder(), 'baseline.json')
    fc.assert(
      fc.property(run, run, (first, second) => {
        const written = new Baseline(file, 'write')
        pass(written, first)
        written.close()
        const again = new Baseline(file, 'check')
        for (const { finding: left } of pass(again, first))
          expect(left).toMatchObject({ verdict: 'valid', diagnostics: [] })
        expect(again.mended).toBe(0)

        const other = new Baseline(file, 'check')
        for (const { finding: left, hidden } of pass(other, second)) {
          const before = count(own(first, left.path) ?? [])
          const now = count(own(second, left.path) ?? [])
          const expected = [...now].reduce(
            (sum, [key, number]) => sum + Math.max(0, number - (before.get(key) ?? 0)),
            0,
          )
          expect(left.diagnostics).toHaveLength(expected)
          expect(left.texts).toHaveLength(expected)
          expect(hidden).toBe(own(second, left.path)!.length - expected)
          expect(left.verdict).toBe(expected > 0 ? 'invalid' : 'valid')
        }
        rmSync(file)
      }),
    )
  })

  function count(found: readonly { code: string; text: string }[]): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { code, text } of found) counts.set(`${code} ${text}`, (counts.get(`${code} ${text}`) ?? 0) + 1)
    return counts
  }
})
