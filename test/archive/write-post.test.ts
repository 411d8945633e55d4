import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { writePost } from '../../src/archive/index.js'
import { PostError, parseDocument, parsePost } from '../../src/index.js'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'

describe('writePost', () => {
  test('writes a source, a document or a post', async () => {
    const folder = temporaryFolder()
    const source = samplePost()
    for (const content of [source, parseDocument(source), parsePost(source)]) {
      const path = join(folder, 'new.md')
      expect(await writePost(path, content)).toBe(true)
      expect(readFileSync(path, 'utf8')).toBe(source)
      writeFileSync(path, '')
    }
  })

  test('writes a post as the smallest edit of its base', async () => {
    const folder = temporaryFolder()
    const source = samplePost().replace('author: Edda', 'author: Edda # a pen name')
    const base = parseDocument(source)
    const post = parsePost(base)
    post.frontMatter.title = 'A longer walk'
    await writePost(join(folder, 'a.md'), post, { base })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(source.replace('title: "A walk"', 'title: "A longer walk"'))
  })

  test('does not touch a file that already holds the text', async () => {
    const folder = temporaryFolder({ 'a.md': samplePost() })
    const path = join(folder, 'a.md')
    utimesSync(path, 1, 1)
    const { ino } = statSync(path)
    expect(await writePost(path, samplePost())).toBe(false)
    expect(statSync(path)).toMatchObject({ ino, mtimeMs: 1000 })
  })

  test('keeps permissions and symbolic links, and leaves no other file behind', async () => {
    const folder = temporaryFolder({ 'real/a.md': samplePost() })
    chmodSync(join(folder, 'real/a.md'), 0o640)
    symlinkSync('real/a.md', join(folder, 'link.md'))
    expect(await writePost(join(folder, 'link.md'), samplePost('Changed'))).toBe(true)
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true)
    expect(statSync(join(folder, 'real/a.md')).mode & 0o777).toBe(0o640)
    expect(readFileSync(join(folder, 'real/a.md'), 'utf8')).toBe(samplePost('Changed'))
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.md'])
  })

  // Only root may give a file away.
  test.runIf(process.getuid?.() === 0)('keeps the owner and the group', async () => {
    const folder = temporaryFolder({ 'a.md': samplePost() })
    const path = join(folder, 'a.md')
    chownSync(path, 65_534, 65_533)
    chmodSync(path, 0o6640)
    await writePost(path, samplePost('Changed'))
    expect(statSync(path)).toMatchObject({ uid: 65_534, gid: 65_533 })
    expect(statSync(path).mode & 0o7777).toBe(0o6640)
  })

  test.runIf(process.getuid?.() === 0)(
    'writes what belongs to another who lets this one write in the folder',
    async () => {
      const folder = temporaryFolder({ 'a.md': samplePost() })
      chmodSync(folder, 0o777)
      process.seteuid!(65_534)
      try {
        await writePost(join(folder, 'a.md'), samplePost('Changed'))
      } finally {
        process.seteuid!(0)
      }
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(samplePost('Changed'))
      expect(readdirSync(folder)).toEqual(['a.md'])
    },
  )

  test('refuses half of a surrogate pair and leaves the file as it is', async () => {
    const folder = temporaryFolder({ 'a.md': 'before' })
    const path = join(folder, 'a.md')
    const error = await writePost(path, 'a\n\uD800').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PostError)
    expect((error as PostError).diagnostics).toMatchObject([
      { code: 'encoding/lone-surrogate', file: path, position: { start: { line: 2, column: 1, offset: 2 } } },
    ])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })

  test('writes nothing when the file no longer holds what was expected', async () => {
    const folder = temporaryFolder({ 'a.md': 'somebody else’s change' })
    const path = join(folder, 'a.md')
    await expect(writePost(path, 'mine', { expected: 'as I read it' })).rejects.toMatchObject({
      diagnostics: [{ code: 'file/changed', file: path }],
    })
    await expect(writePost(join(folder, 'gone.md'), 'mine', { expected: '' })).rejects.toBeInstanceOf(PostError)
    expect(readFileSync(path, 'utf8')).toBe('somebody else’s change')
  })

  test('removes its temporary file when it fails', async () => {
    const folder = temporaryFolder({ 'a.md/b.md': '' })
    await expect(writePost(join(folder, 'a.md'), 'text')).rejects.toMatchObject({ code: 'EISDIR' })
    await expect(writePost(join(folder, 'no/such/folder.md'), 'text')).rejects.toMatchObject({ code: 'ENOENT' })
    expect(readdirSync(folder)).toEqual(['a.md'])
  })

  test('a process that is killed at any moment leaves the old text or the new one', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.md')
    const texts = [samplePost('a'.repeat(40_000)), samplePost('b'.repeat(50_000))]
    const archive = new URL('../../dist/archive/index.js', import.meta.url).href
    const script = `import { writePost } from '${archive}'
      process.stdout.write('.')
      for (let round = 0; ; round++) await writePost(process.argv[1], process.env['TEXT' + (round % 2)])`
    const env = { ...process.env, TEXT0: texts[0], TEXT1: texts[1] }
    const seen = new Set<string>()
    for (let round = 0; round < 20; round++) {
      writeFileSync(path, texts[1]!)
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], { env })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await setTimeout(Math.random() * 25)
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      seen.add(readFileSync(path, 'utf8'))
    }
    for (const text of seen) expect(texts).toContain(text)
  })
})
