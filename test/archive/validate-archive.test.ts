import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ArchiveFinding, validateArchive } from '../../src/archive/index.js'
import { PostError } from '../../src/index.js'
import { type Config, defineRule } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postmatter-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

function write(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

async function run(config?: Config): Promise<ArchiveFinding[]> {
  const found: ArchiveFinding[] = []
  for await (const finding of validateArchive('.', { cwd: folder, config })) found.push(finding)
  return found
}

const inShort = ({ type, path, verdict, diagnostics }: ArchiveFinding) => [
  type,
  path,
  verdict,
  ...diagnostics.map(({ code }) => code),
]

describe('validateArchive', () => {
  test('reports every file once, whatever it is', async () => {
    write({
      'a.md': feedPost({}),
      'b.md': 'no post',
      'c.md': new Uint8Array([0xff]),
      'd/e.md': feedPost({ from: 'https://example.org/e/' }),
    })
    mkdirSync(join(folder, 'f.md'))
    symlinkSync('nowhere', join(folder, 'g.md'))
    symlinkSync('.', join(folder, 'h'))
    const found = await run({ extends: [] })
    expect(found.map(inShort)).toEqual([
      ['post', 'a.md', 'valid'],
      ['post', 'b.md', 'invalid', 'front-matter/missing'],
      ['post', 'c.md', 'invalid', 'encoding/invalid-utf8'],
      ['post', 'd/e.md', 'valid'],
      ['post', 'f.md', 'not checked', 'file/not-a-file'],
      ['post', 'g.md', 'not checked', 'file/unreadable'],
      ['post', 'h', 'not checked', 'file/symlink-loop'],
    ])
  })

  test('says what is between posts when all have been read, at its place, with the verdict that the post has then', async () => {
    write({ 'a.md': feedPost({}), 'b.md': feedPost({}), 'c.md': feedPost({}) })
    const found = await run({ extends: [], rules: { 'archive/same-source': 'error' } })
    expect(found.map(inShort)).toEqual([
      ['post', 'a.md', 'valid'],
      ['post', 'b.md', 'valid'],
      ['post', 'c.md', 'valid'],
      ['archive', 'b.md', 'invalid', 'archive/same-source'],
      ['archive', 'c.md', 'invalid', 'archive/same-source'],
    ])
    const [diagnostic] = found[3]!.diagnostics
    expect(diagnostic).toMatchObject({
      file: 'b.md',
      field: ['frontMatter', 'from'],
      position: { start: { line: 6, column: 7 } },
    })
    expect(diagnostic!.message).toContain('a.md')
    expect(found[3]!.before).toBe('valid')
  })

  test('keeps to overrides and suppressions between posts', async () => {
    const comment = ' # postmatter-disable archive/same-source'
    write({ 'a.md': feedPost({}), 'b.md': feedPost({ comment }), 'c/d.md': feedPost({}) })
    const found = await run({
      extends: [],
      rules: { 'archive/same-source': 'warning' },
      overrides: [{ files: 'c/**', rules: { 'archive/same-source': 'off' } }],
    })
    expect(
      found
        .filter(({ type }) => type === 'archive')
        .map(({ path, suppressed, diagnostics }) => [path, suppressed, diagnostics]),
    ).toEqual([['b.md', 1, []]])
  })

  test('finds the overrides of a path, however it is spelled', async () => {
    write({ 'a.md': feedPost({}), 'c/d.md': feedPost({}), 'c/e.md': feedPost({ timestamp: '1' }) })
    const settings = { 'archive/same-source': 'error', 'timestamp/mismatch': 'error' } as const
    const off = { 'archive/same-source': 'off', 'timestamp/mismatch': 'off' } as const
    const config = { extends: [], rules: settings, overrides: [{ files: 'c/*.md', rules: off }] }
    for (const input of [folder, 'c/../', 'x/../c']) {
      for await (const { path, diagnostics } of validateArchive(input, { cwd: folder, config })) {
        expect({ path, diagnostics }).toEqual({ path, diagnostics: [] })
      }
    }
  })

  test('reads a file that is named twice once', async () => {
    write({ 'a.md': feedPost({}), 'c/d.md': feedPost({}) })
    const found: ArchiveFinding[] = []
    for await (const finding of validateArchive(['c/../a.md', '.', folder], { cwd: folder, config: { extends: [] } }))
      found.push(finding)
    expect(found.map(({ type, path }) => `${type} ${path}`)).toEqual(['post c/../a.md', 'post c/d.md'])
  })

  test('does not lose posts that vanish or change before the end', async () => {
    write({ 'a.md': feedPost({}), 'b.md': feedPost({}), 'c.md': feedPost({}) })
    const found: ArchiveFinding[] = []
    for await (const finding of validateArchive('.', { cwd: folder })) {
      found.push(finding)
      if (finding.path === 'c.md' && finding.type === 'post') {
        rmSync(join(folder, 'b.md'))
        writeFileSync(join(folder, 'c.md'), 'something else')
      }
    }
    expect(found.map(inShort).slice(3)).toEqual([
      ['archive', 'b.md', 'valid', 'archive/same-source'],
      ['archive', 'c.md', 'valid', 'archive/same-source'],
    ])
  })

  test('says which archive rule failed', async () => {
    const crash = defineRule({
      code: 'test/crash',
      needs: 'archive',
      fact: () => 1,
      check() {
        throw new Error('no such thing')
      },
    })
    write({ 'a.md': feedPost({}) })
    const found = await run({ extends: [], customRules: [crash] as never, rules: { 'test/crash': 'error' } })
    expect(found.map(inShort)).toEqual([
      ['post', 'a.md', 'valid'],
      ['run', '', 'not checked', 'rule/failed'],
    ])
  })

  test('reads no further than it is asked', async () => {
    write(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index + 10}.md`, feedPost({})])))
    let checked = 0
    const counts = defineRule({ code: 'test/count', needs: 'source', check: () => void checked++ })
    const config = { extends: [], customRules: [counts], rules: { 'test/count': 'error' } } as unknown as Config
    for await (const { path } of validateArchive('.', { cwd: folder, config })) if (path === '12.md') break
    expect(checked).toBe(3)
  })

  test('refuses a configuration with mistakes before it reads anything', async () => {
    await expect(run({ rules: { 'a/b': 'off' } })).rejects.toThrow(PostError)
  })
})
