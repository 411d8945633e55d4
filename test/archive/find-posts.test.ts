import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPosts } from '../../src/archive/find-posts.js'
import { temporaryFolder, unprivileged } from '../support/temporary-folder.js'

/** What is found, a line each: the path, and the code where it is no post. */
function found(cwd: string, inputs: string[], ignore?: string[]): string[] {
  return [...findPosts(inputs, { cwd, ignore })].map((item) =>
    'diagnostic' in item ? `${item.path} ${item.diagnostic.code}` : item.path,
  )
}

const archive = {
  'b.md': '',
  'a.md': '',
  'notes.txt': '',
  'posts/2020/two.md': '',
  'posts/2020/one.md': '',
  'posts/2021/three.md': '',
  'posts/node_modules/x/readme.md': '',
  'posts/.git/x.md': '',
  '.hidden.md': '',
}

describe('findPosts', () => {
  test('searches a folder for *.md, sorted by name, and leaves out hidden folders and node_modules', () => {
    const everything = ['.hidden.md', 'a.md', 'b.md', 'posts/2020/one.md', 'posts/2020/two.md', 'posts/2021/three.md']
    const cwd = temporaryFolder(archive)
    expect(found(cwd, ['.'])).toEqual(everything)
    expect(found(cwd, ['./posts/'])).toEqual(everything.slice(3).map((path) => path))
    expect(found(cwd, [join(cwd, 'posts/2021')])).toEqual([join(cwd, 'posts/2021/three.md')])
  })

  test('takes a file that is named outright, whatever it is called', () => {
    expect(found(temporaryFolder(archive), ['notes.txt', 'a.md'])).toEqual(['notes.txt', 'a.md'])
  })

  test('expands globs', () => {
    const cwd = temporaryFolder(archive)
    expect(found(cwd, ['posts/*/t*.md'])).toEqual(['posts/2020/two.md', 'posts/2021/three.md'])
    expect(found(cwd, ['**/*.txt'])).toEqual(['notes.txt'])
    expect(found(cwd, ['nowhere/*.md', '*.html'])).toEqual([])
  })

  test('expands globs that begin above the folder or at the root', () => {
    const cwd = temporaryFolder(archive)
    expect(found(join(cwd, 'posts'), ['../posts/**/t*.md'])).toEqual(['../posts/2020/two.md', '../posts/2021/three.md'])
    expect(found(cwd, [`${cwd}/posts/*/o*.md`])).toEqual([join(cwd, 'posts/2020/one.md')])
  })

  test('takes a name with glob characters for the file of that name', () => {
    const cwd = temporaryFolder({ '[a] what?.md': '', 'a.md': '' })
    expect(found(cwd, ['[a] what?.md'])).toEqual(['[a] what?.md'])
  })

  test('gives each path once, however often it is named', () => {
    expect(found(temporaryFolder(archive), ['a.md', '.', './a.md', '*.md'])).toHaveLength(6)
  })

  test('leaves out what is to be ignored', () => {
    expect(found(temporaryFolder(archive), ['.'], ['posts/2020/**', '.hidden.md'])).toEqual([
      'a.md',
      'b.md',
      'posts/2021/three.md',
    ])
  })

  test('ignores below the folders that are named, wherever they lie', () => {
    const cwd = temporaryFolder(archive)
    expect(found(join(cwd, 'posts'), ['../posts', cwd], ['**/2020/**', '.hidden.md'])).toEqual([
      '../posts/2021/three.md',
      ...['a.md', 'b.md', 'posts/2021/three.md'].map((path) => join(cwd, path)),
    ])
  })

  test('reports a path that does not exist', () => {
    expect(found(temporaryFolder(archive), ['gone.md', 'a.md'])).toEqual(['gone.md file/unreadable', 'a.md'])
  })

  test('reports a folder with the name of a post, and searches it', () => {
    const cwd = temporaryFolder({ 'x.md/inner.md': '', 'y.md': '' })
    expect(found(cwd, ['.'])).toEqual(['x.md file/not-a-file', 'x.md/inner.md', 'y.md'])
    expect(found(cwd, ['x.md'])).toEqual(['x.md/inner.md'])
  })

  test('follows links to files and folders, and reports those that lead nowhere or back', () => {
    const cwd = temporaryFolder({ 'real/a.md': '', 'real/deep/b.md': '' })
    symlinkSync('real/a.md', join(cwd, 'alias.md'))
    symlinkSync('real/deep', join(cwd, 'side'))
    symlinkSync('gone.md', join(cwd, 'broken.md'))
    symlinkSync('..', join(cwd, 'real/up'))
    symlinkSync('deep', join(cwd, 'real/deep/self'))
    symlinkSync('self.md', join(cwd, 'self.md'))
    expect(found(cwd, ['.'])).toEqual([
      'alias.md',
      'broken.md file/unreadable',
      'real/a.md',
      'real/deep/b.md',
      'real/up file/symlink-loop',
      'self.md file/unreadable',
      'side/b.md',
    ])
  })

  test('ends on folders that link to one another', () => {
    const cwd = temporaryFolder({ 'one/a.md': '', 'two/b.md': '' })
    symlinkSync('../two', join(cwd, 'one/to-two'))
    symlinkSync('../one', join(cwd, 'two/to-one'))
    expect(found(cwd, ['.'])).toEqual([
      'one/a.md',
      'one/to-two/b.md',
      'one/to-two/to-one file/symlink-loop',
      'two/b.md',
      'two/to-one/a.md',
      'two/to-one/to-two file/symlink-loop',
    ])
  })

  test('does not open a named pipe, which would wait for ever', () => {
    const cwd = temporaryFolder({ 'a.md': '' })
    execFileSync('mkfifo', [join(cwd, 'pipe.md')])
    expect(found(cwd, ['.'])).toEqual(['a.md', 'pipe.md file/not-a-file'])
    expect(found(cwd, ['pipe.md'])).toEqual(['pipe.md file/not-a-file'])
  })

  test('reports a folder that may not be listed', () => {
    const cwd = temporaryFolder({ 'a.md': '', 'closed/b.md': '' })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'closed'), 0)
    expect(unprivileged(() => found(cwd, ['.']))).toEqual(['a.md', 'closed file/unreadable'])
  })
})
