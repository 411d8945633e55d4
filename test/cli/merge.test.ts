import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mixedArchive } from '../support/mixed-archive.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

/** A folder with an archive, checked in so many parts. */
async function inParts(total: number, files = mixedArchive(40)) {
  const folder = temporaryFolder({ ...named(files), 'config.json': '{ "extends": "strict" }' })
  for (let index = 1; index <= total; index++) await check(folder, index, total)
  const parts = Array.from({ length: total }, (_, index) => `@/${index + 1}.ndjson`)
  return { folder, parts }
}

const named = (files: Record<string, string | Uint8Array>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`posts/${path}`, content]))
const config = ['--config', '@/config.json']
const check = (folder: string, index: number, total: number, ...more: string[]) =>
  cli(folder, 'validate', ...config, '--shard', `${index}/${total}`, '--part', `@/${index}.ndjson`, ...more, '@/posts')

describe('postmatter merge', () => {
  test.each([1, 2, 3, 7, 40, 45])('of %i parts gives the report of the whole run, to the byte', async (total) => {
    const { folder, parts } = await inParts(total)
    for (const format of ['stylish', 'list', 'json', 'ndjson', 'sarif', 'junit', 'github']) {
      const whole = await cli(folder, 'validate', ...config, '--format', format, '@/posts')
      const merged = await cli(folder, 'merge', ...config, '--format', format, ...parts.toReversed())
      expect(merged).toEqual(whole)
    }
    const verdicts = (await cli(folder, 'merge', ...config, '--format', 'ndjson', ...parts)).out
    expect(verdicts).toContain('archive/same-source')
    expect(JSON.parse(verdicts.trimEnd().split('\n').at(-1)!)).toMatchObject({ type: 'totals', files: 40 })
  })

  test('takes the options of reports', async () => {
    const { folder, parts } = await inParts(2)
    for (const options of [['--quiet'], ['--info'], ['--fail-on', 'never'], ['--max-warnings', '1']]) {
      const whole = await cli(folder, 'validate', ...config, ...options, '@/posts')
      expect(await cli(folder, 'merge', ...config, ...options, ...parts)).toEqual(whole)
    }
    await cli(folder, 'merge', ...config, '--baseline', '@/baseline.json', '--baseline-write', ...parts)
    const whole = await cli(
      folder,
      'validate',
      ...config,
      '--baseline',
      '@/baseline.json',
      '--baseline-check',
      '@/posts',
    )
    expect(whole.status).toBe(0)
  })

  test('says which part is missing, there twice, damaged or of something else', async () => {
    const { folder, parts } = await inParts(4)
    const merge = async (...files: string[]) => {
      const { status, out, err } = await cli(folder, 'merge', ...config, ...files)
      expect({ status, out }).toEqual({ status: 2, out: '' })
      return err.split('\n')[0]
    }
    const [one, two, three, four] = parts as [string, string, string, string]
    expect(await merge(one, three, four)).toBe('postmatter: Part 2 of 4 is missing.')
    expect(await merge(one)).toBe('postmatter: Parts 2, 3, 4 of 4 are missing.')
    expect(await merge(one, two, three, two)).toBe('postmatter: @/2.ndjson and @/2.ndjson are both part 2 of 4.')
    expect(await merge(one, '@/none.ndjson')).toContain('@/none.ndjson cannot be read')
    expect(await merge(one, '@/config.json')).toContain('@/config.json is damaged, or no part')

    const text = readFileSync(join(folder, '3.ndjson'), 'utf8')
    const damaged = {
      cut: text.slice(0, -40),
      'one line less': text.replace(/\n.*\n/, '\n'),
      changed: text.replace('valid', 'vaild'),
    }
    for (const content of Object.values(damaged)) {
      expect(content).not.toBe(text)
      writeFileSync(join(folder, '3.ndjson'), content)
      expect(await merge(one, two, three, four)).toContain('@/3.ndjson is damaged')
    }

    await cli(folder, 'validate', ...config, '--shard', '3/5', '--part', '@/3.ndjson', '@/posts')
    expect(await merge(one, two, three, four)).toBe('postmatter: @/3.ndjson is one of 5 parts, @/1.ndjson one of 4.')
    await cli(folder, 'validate', ...config, '--shard', '3/4', '--part', '@/3.ndjson', '@/posts/a')
    expect(await merge(one, two, three, four)).toBe('postmatter: @/3.ndjson and @/1.ndjson are not of the same posts.')
    await cli(folder, 'validate', '--preset', 'recommended', '--shard', '3/4', '--part', '@/3.ndjson', '@/posts')
    expect(await merge(one, two, three, four)).toContain('@/3.ndjson was made with another configuration')
  })

  test('says which part another version made', async () => {
    const { folder, parts } = await inParts(1, mixedArchive(1))
    const file = join(folder, '1.ndjson')
    const { createHash } = await import('node:crypto')
    const [header, ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n')
    const lines = [header!.replace(/"version":"[^"]+"/, '"version":"9.9.9"'), ...rest.slice(0, -1)]
    const body = lines.map((line) => `${line}\n`).join('')
    const trailer = JSON.stringify({ records: 1, sha256: createHash('sha256').update(body).digest('hex') })
    writeFileSync(file, `${body}${trailer}\n`)
    const { err } = await cli(folder, 'merge', ...config, ...parts)
    expect(err).toContain('@/1.ndjson was made by postmatter 9.9.9; this is ')
  })

  test('wants the posts as they were checked where it shows their text', async () => {
    const { folder, parts } = await inParts(2)
    rmSync(join(folder, 'posts/a/001.md'))
    expect((await cli(folder, 'merge', ...config, ...parts)).err).toContain('@/posts/a/001.md is not here (@/1.ndjson)')
    expect((await cli(folder, 'merge', ...config, '--format', 'list', ...parts)).status).toBe(1)
    writeFileSync(join(folder, 'posts/a/001.md'), 'changed')
    expect((await cli(folder, 'merge', ...config, ...parts)).err).toContain(
      'holds something else than when it was checked',
    )
  })

  test('wants parts', async () => {
    expect((await cli('', 'merge')).err).toContain('Name the files that validate --shard wrote.')
  })
})

describe('postmatter validate --shard', () => {
  test('writes the same bytes under any name', async () => {
    const { folder } = await inParts(2)
    const part = readFileSync(join(folder, '1.ndjson'), 'utf8')
    await check(folder, 1, 2, '--part', '@/other.ndjson')
    expect(readFileSync(join(folder, 'other.ndjson'), 'utf8')).toBe(part)
    expect(part).not.toContain('1.ndjson')
  })

  test('reports its part, and says what is left to merge', async () => {
    const folder = temporaryFolder(named(mixedArchive(9)))
    const { out } = await cli(folder, 'validate', '--shard', '2/4', '--part', '@/2.ndjson', '@/posts')
    expect(out).toContain('2 files: ')
    expect(out).toContain('a part of the posts: they were not compared with one another')
  })

  test.each(['0/4', '5/4', '2', '2/0', 'x/y', '-1/2', '1.5/2'])('refuses %s', async (text) => {
    expect((await cli('', 'validate', `--shard=${text}`)).err).toContain('such as 2/4')
  })

  test('goes neither with --since nor without posts', async () => {
    const folder = temporaryFolder({ 'a.txt': '' })
    expect((await cli(folder, 'validate', '--shard', '1/2', '--since', 'x', '@')).err).toContain('exclude one another')
    expect((await cli(folder, 'validate', '--shard', '1/2', '@')).err).toContain('No post was found')
    expect((await cli(folder, 'merge', '@/none')).err).toContain(
      '@/none cannot be read: there is no such file or folder.',
    )
    expect((await cli(folder, 'validate', '--part', 'x', '@')).err).toContain('--part needs --shard')
  })
})
