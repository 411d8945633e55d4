import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeTemporaryFiles } from '../../src/archive/temporary-files.js'
import { FileDraft } from '../../src/cli/file-draft.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { shell } from './shell.js'

describe('FileDraft', () => {
  test('is there when it is complete, and stays', () => {
    const folder = temporaryFolder({ 'a.txt': 'old' })
    const draft = new FileDraft(join(folder, 'a.txt'))
    draft.write('n漢')
    draft.write(Buffer.from('w'))
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old')
    draft.complete()
    draft.abandon()
    removeTemporaryFiles()
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('n漢w')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('that cannot be put in its place says so, with the name that it was to have, and leaves nothing', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.txt')
    const draft = new FileDraft(file)
    mkdirSync(join(file, 'in the way'), { recursive: true })
    expect(() => draft.complete()).toThrow(expect.objectContaining({ code: 'EISDIR', path: file }))
    draft.abandon()
    draft.abandon()
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('is removed where the program ends before', () => {
    const folder = temporaryFolder()
    const drafts = ['a', 'new/b'].map((name) => new FileDraft(join(folder, name)))
    for (const draft of drafts) draft.write('half')
    removeTemporaryFiles()
    expect(readdirSync(folder)).toEqual(['new'])
    expect(readdirSync(join(folder, 'new'))).toEqual([])
    for (const draft of drafts) draft.abandon()
  })

  test('goes where links lead, also where nothing is there yet', () => {
    const folder = temporaryFolder({ 'real/old': 'old' })
    symlinkSync('real/old', join(folder, 'one'))
    symlinkSync('later/new', join(folder, 'two'))
    symlinkSync('two', join(folder, 'three'))
    for (const name of ['one', 'three']) {
      const draft = new FileDraft(join(folder, name))
      draft.write(name)
      draft.complete()
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true)
    }
    expect(readFileSync(join(folder, 'real/old'), 'utf8')).toBe('one')
    expect(readFileSync(join(folder, 'later/new'), 'utf8')).toBe('three')
    expect(readdirSync(folder).sort()).toEqual(['later', 'one', 'real', 'three', 'two'])
  })

  test('says what is wrong with links that lead to one another', () => {
    const folder = temporaryFolder()
    symlinkSync('b', join(folder, 'a'))
    symlinkSync('a', join(folder, 'b'))
    expect(() => new FileDraft(join(folder, 'a'))).toThrow(
      expect.objectContaining({ code: 'ELOOP', path: join(folder, 'a') }),
    )
  })
})

test('links to a report, a cache, a baseline and a part stay', () => {
  const cwd = temporaryFolder({ 'posts/a.md': feedPost({}), 'real/.keep': '' })
  const names = ['report', 'cache', 'baseline', 'part']
  for (const name of names) symlinkSync(`real/${name}`, join(cwd, name))
  const validate = '"$NODE" "$MAIN" validate'
  const outputs = '--format list:report --cache=cache --baseline baseline --baseline-write'
  for (let round = 0; round < 2; round++) {
    const { status, stderr } = shell(
      cwd,
      `${validate} ${outputs} posts && ${validate} --quiet --shard 1/1 --part part posts > said`,
    )
    expect(stderr).toContain('Written: report\n')
    expect(status).toBe(0)
    for (const name of names) expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true)
    expect(readdirSync(join(cwd, 'real')).sort()).toEqual(['.keep', ...[...names].sort()])
    // As if something had happened.
    writeFileSync(join(cwd, 'posts/b.md'), feedPost({ title: 'B', from: 'https://example.org/b/' }))
  }
})
