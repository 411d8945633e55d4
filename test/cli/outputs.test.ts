import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const post = feedPost({})

async function refused(...args: string[]): Promise<string> {
  const folder = temporaryFolder({ 'posts/a.md': post, 'posts/bom.md': `\uFEFF${post}`, notes: 'mine' })
  mkdirSync(join(folder, 'real'))
  symlinkSync('real', join(folder, 'link'))
  symlinkSync('posts/a.md', join(folder, 'to-a'))
  const { status, out, err } = await cli(folder, ...args)
  expect({ status, out }).toEqual({ status: 2, out: '' })
  for (const [name, text] of [
    ['posts/a.md', post],
    ['posts/bom.md', `\uFEFF${post}`],
    ['notes', 'mine'],
  ] as const) {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  }
  const [, message] = /^postmatter: (.*)\nTry postmatter \w+ --help\.\n$/.exec(err) ?? []
  return message ?? err
}

describe('outputs that would destroy something are refused', () => {
  test.each([
    [['--part', '@/z', '--shard', '1/2', '--cache=@/z'], '--cache and --part go to the file @/z: each needs its own.'],
    [['--format', 'json:@/z', '--cache=@/z'], '--format and --cache go to the file @/z: each needs its own.'],
    [['--format', 'json:@/z', '--baseline', '@/z'], '--format and --baseline go to the file @/z: each needs its own.'],
    [
      ['--format', 'json:@/link/z', '--cache=@/real/z'],
      '--format and --cache go to the file @/real/z: each needs its own.',
    ],
    [['--format', 'json:@/posts/a.md'], '--format would replace @/posts/a.md, which begins as a post does.'],
    [['--format', 'json:@/posts/bom.md'], '--format would replace @/posts/bom.md, which begins as a post does.'],
    [['--format', 'json:@/to-a'], '--format would replace @/to-a, which begins as a post does.'],
    [['--cache=@/posts/a.md'], '--cache would replace @/posts/a.md, which begins as a post does.'],
    [['--shard', '1/2', '--part', '@/posts/a.md'], '--part would replace @/posts/a.md, which begins as a post does.'],
    [['--format', 'json:@/notes', '@/notes'], '--format would replace @/notes, which is to be read.'],
    [['--cache=@/notes'], '@/notes is no postmatter cache, and is not replaced. Remove it, or name another file.'],
    [
      ['--shard', '1/2', '--part', '@/notes'],
      '@/notes is no postmatter part, and is not replaced. Remove it, or name another file.',
    ],
  ])('%j', async (args, message) => {
    expect(await refused('validate', ...args, '@/posts')).toBe(message)
  })

  test('merge does not replace a part', async () => {
    const folder = temporaryFolder({ 'posts/a.md': post })
    await cli(folder, 'validate', '--shard', '1/1', '--part', '@/part', '@/posts')
    const part = readFileSync(join(folder, 'part'), 'utf8')
    const { status, err } = await cli(folder, 'merge', '--format', 'json:@/part', '@/part')
    expect(status).toBe(2)
    expect(err).toContain('--format would replace @/part, which is to be read.')
    expect(readFileSync(join(folder, 'part'), 'utf8')).toBe(part)
  })
})

test('a report, a cache and a part replace what they were before', async () => {
  const folder = temporaryFolder({ 'posts/a.md': post })
  const args = ['--format', 'list:@/list.md', '--cache=@/cache', '--shard', '1/1', '--part', '@/part', '@/posts']
  for (let round = 0; round < 2; round++) expect((await cli(folder, 'validate', ...args)).status).toBe(0)
})

describe('what is empty, as of a variable that is not set, is refused', () => {
  test.each([
    ['validate', ['--cache='], '--cache needs a value.'],
    ['validate', ['--config', ''], '--config needs a value.'],
    ['validate', ['--baseline', ''], '--baseline needs a value.'],
    ['validate', ['--shard', '1/2', '--part='], '--part needs a value.'],
    ['validate', ['--ignore='], '--ignore needs a value.'],
    ['validate', ['--format', 'json:'], '--format json: names no file.'],
    ['stats', ['--config='], '--config needs a value.'],
    ['format', ['--write', ''], 'One of the paths is empty. For the current folder, write a dot.'],
  ])('%s %j', async (command, args, message) => {
    expect(await refused(command, ...args, '@/posts')).toBe(message)
  })
})
