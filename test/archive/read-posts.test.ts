import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PostFile, readPosts } from '../../src/archive/index.js'
import { readPostFile } from '../../src/archive/read-post-file.js'
import { parsePost } from '../../src/index.js'
import { samplePost, temporaryFolder, unprivileged } from '../support/temporary-folder.js'

async function readAll(cwd: string, inputs: string | string[]): Promise<PostFile[]> {
  const files: PostFile[] = []
  for await (const file of readPosts(inputs, { cwd })) files.push(file)
  return files
}

describe('readPosts', () => {
  test('gives every post as a document, in order', async () => {
    const cwd = temporaryFolder({ 'b.md': samplePost('Second'), 'a.md': samplePost('First') })
    const files = await readAll(cwd, '.')
    expect(files.map((file) => [file.path, file.ok && parsePost(file.document).frontMatter.title])).toEqual([
      ['a.md', 'First'],
      ['b.md', 'Second'],
    ])
  })

  test('keeps a byte order mark and every other byte', async () => {
    const source = `\uFEFF${samplePost()}\0\r`
    const [file] = await readAll(temporaryFolder({ 'a.md': source }), 'a.md')
    expect(file?.ok && String(file.document)).toBe(source)
  })

  test('names the first byte that is not UTF-8, with its place in the text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('---\ntitle: "漢'),
      Buffer.from([0xa4, 0xa4, 0x22]),
      Buffer.from('\n---\n'),
    ])
    const [file] = await readAll(temporaryFolder({ 'big5.md': bytes }), 'big5.md')
    expect(file).toMatchObject({
      path: 'big5.md',
      ok: false,
      diagnostics: [
        {
          code: 'encoding/invalid-utf8',
          file: 'big5.md',
          message: 'The file is not UTF-8: byte 0xA4 at byte offset 15 cannot stand there.',
          position: { start: { line: 2, column: 10, offset: 13 } },
        },
      ],
    })
  })

  test('gives one item for each path, also for those that cannot be read', async () => {
    const cwd = temporaryFolder({ 'a.md': samplePost(), 'x.md/b.md': samplePost() })
    const files = await readAll(cwd, ['gone.md', '.'])
    expect(files.map((file) => [file.path, file.ok || file.diagnostics[0]!.code])).toEqual([
      ['gone.md', 'file/unreadable'],
      ['a.md', true],
      ['x.md', 'file/not-a-file'],
      ['x.md/b.md', true],
    ])
  })

  test('says of a file that may not be read why', () => {
    const folder = temporaryFolder({ 'a.md': samplePost() })
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'a.md'), 0)
    const file = unprivileged(() => readPostFile('a.md', join(folder, 'a.md')))
    expect(file).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'file/unreadable', message: 'The file cannot be read: permission denied.', file: 'a.md' }],
    })
  })

  test('can be left early', async () => {
    const cwd = temporaryFolder({ 'a.md': samplePost(), 'b.md': samplePost() })
    for await (const file of readPosts('.', { cwd })) {
      expect(file.path).toBe('a.md')
      break
    }
  })

  test('gives timers their turn while it reads', async () => {
    const cwd = temporaryFolder(
      Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.md`, samplePost()])),
    )
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    for await (const file of readPosts('.', { cwd })) expect(file.ok).toBe(true)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })
})
