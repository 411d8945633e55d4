import { readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const clean = samplePost()
const tracked = clean.replace('</p>', ' <a href="https://example.org/?utm_source=feed">x</a></p>')
const shared = clean.replace(
  '</p>',
  '</p><div class="sharedaddy"><a href="https://example.org/?share=x">Share this</a></div>',
)

describe('postmatter clean', () => {
  test('prints one cleaned post, and asks what to do with several', async () => {
    const folder = temporaryFolder({ 'a.md': shared, 'b/c.md': clean })
    expect(await cli(folder, 'clean', '@/a.md')).toEqual({ status: 0, out: clean, err: '' })
    const { status, err } = await cli(folder, 'clean', '@')
    expect(status).toBe(2)
    expect(err).toContain('Several files match; choose --check, --diff or --write.')
  })

  test('names the files that are not clean', async () => {
    const folder = temporaryFolder({ 'a.md': shared, 'b.md': clean })
    expect(await cli(folder, 'clean', '--check', '@')).toEqual({
      status: 1,
      out: '@/a.md\n',
      err: '1 not clean, 1 clean\n',
    })
    expect((await cli(folder, 'clean', '--check', '--preset', 'archive', '@')).status).toBe(0)
  })

  test('shows what would change, where and why, and changes nothing', async () => {
    const folder = temporaryFolder({ 'a.md': shared, 'b.md': tracked })
    const { status, out, err } = await cli(folder, 'clean', '--diff', '@')
    expect(status).toBe(0)
    expect(err).toBe('2 not clean, 0 clean\n')
    expect(out).toMatch(
      /^@\/a\.md\n {2}\d+:\d+ {2}remove-share-bars {2}buttons to share or like \(sharedaddy\)\n {4}- <div class="sharedaddy">/,
    )
    expect(out).toContain('    - href="https://example.org/?utm_source=feed"\n    + href="https://example.org/"\n')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(shared)
  })

  test('rewrites what is not clean, and touches nothing else', async () => {
    const folder = temporaryFolder({ 'a.md': shared, 'b.md': clean })
    const past = new Date(1_000_000)
    utimesSync(join(folder, 'b.md'), past, past)
    expect(await cli(folder, 'clean', '--write', '@')).toEqual({
      status: 0,
      out: '@/a.md\n',
      err: '1 rewritten, 1 clean\n',
    })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(clean)
    expect(statSync(join(folder, 'b.md')).mtimeMs).toBe(past.getTime())
    expect((await cli(folder, 'clean', '--check', '@')).status).toBe(0)
  })

  test('leaves out a step', async () => {
    const folder = temporaryFolder({ 'a.md': shared })
    expect((await cli(folder, 'clean', '--check', '--skip', 'remove-share-bars', '@')).status).toBe(0)
  })

  test('says which post nests too deep, and cleans the others', async () => {
    const folder = temporaryFolder({ 'a.md': clean.replace('<p>', '<div>'.repeat(600)), 'b.md': shared })
    const { status, out, err } = await cli(folder, 'clean', '--write', '@')
    expect(status).toBe(1)
    expect(out).toBe('@/b.md\n')
    expect(err).toContain('body/too-deep')
    expect(err).toContain('1 rewritten, 0 clean, 1 malformed\n')
  })

  test.each([
    [['clean'], 'Name the files or folders to clean.'],
    [
      ['clean', '--preset', 'archiv', '@'],
      'There is no preset "archiv". Did you mean archive? Presets: safe, archive, reader.',
    ],
    [['clean', '--skip', 'remove-add', '@'], 'Did you mean remove-ads?'],
    [['clean', '--write', '--check', '@'], '--check, --diff and --write exclude one another.'],
    [['clean', '@/none'], 'No post was found'],
  ])('%j is told what is wrong', async (args, message) => {
    const folder = temporaryFolder({ 'a.md': clean, 'none/x.txt': '' })
    const { status, err } = await cli(folder, ...args)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})
