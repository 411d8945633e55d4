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
    expect(found(cwd, ['nowhere/*.md', 'a.md', '*.html'])).toEqual([
      'nowhere/*.md file/unreadable',
      'a.md',
      '*.html file/unreadable',
    ])
    expect(found(cwd, ['posts/*/t*.md'], ['**/t*.md'])).toEqual([])
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

  test('gives each file once, by the path that is spelled first', () => {
    const cwd = temporaryFolder(archive)
    expect(found(cwd, ['posts/2020/../2020/one.md', 'posts/2020', join(cwd, 'posts')])).toEqual([
      'posts/2020/../2020/one.md',
      'posts/2020/two.md',
      join(cwd, 'posts/2021/three.md'),
    ])
    expect(found(cwd, ['gone.md', join(cwd, 'gone.md'), 'x//../gone.md'])).toEqual(['gone.md file/unreadable'])
    expect(found(join(cwd, 'posts'), ['../a.md', join(cwd, 'a.md')])).toEqual(['../a.md'])
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
      ...['a.md', 'b.md'].map((path) => join(cwd, path)),
    ])
  })

  test('ignores as paths stand in the current folder, however they are spelled', () => {
    const cwd = temporaryFolder(archive)
    for (const input of [
      '.',
      'posts',
      './posts/',
      'x/../posts',
      'posts/2020/one.md',
      join(cwd, 'posts'),
      'posts/**/*.md',
    ]) {
      const paths = found(cwd, [input], ['posts/2020/**'])
      expect(paths.filter((path) => path.includes('2020'))).toEqual([])
      expect(paths.some((path) => path.endsWith('posts/2021/three.md'))).toBe(!input.endsWith('one.md'))
    }
    // All but what is named.
    expect(found(cwd, ['posts'], ['!2020/**'])).toEqual(['posts/2020/one.md', 'posts/2020/two.md'])
    expect(found(cwd, ['posts/2020', 'a.md'], ['!posts/2020/**'])).toEqual(['posts/2020/one.md', 'posts/2020/two.md'])
    expect(found(join(cwd, 'posts'), ['..'], ['../a.md', '2020/**'])).toEqual(
      ['.hidden.md', 'b.md', 'posts/2021/three.md'].map((path) => `../${path}`),
    )
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

  /** Folders that all link to one another, and what is found in them. */
  function meshed(count: number, files: Record<string, string>) {
    const names = Array.from({ length: count }, (_, index) => `f${index + 1}`)
    const cwd = temporaryFolder(
      Object.fromEntries(
        names.flatMap((name) => Object.entries(files).map(([file, text]) => [`${name}/${file}`, text])),
      ),
    )
    for (const name of names) {
      for (const other of names) if (other !== name) symlinkSync(`../${other}`, join(cwd, name, `to-${other}`))
    }
    return { cwd, names }
  }

  test('finds each folder behind links once: folders that link to one another have no end of paths', () => {
    const { cwd, names } = meshed(7, { 'a.md': '', 'b.txt': '', 'in/b.md': '' })
    const paths = found(cwd, ['.'])
    const posts = paths.filter((path) => path.endsWith('.md'))
    for (const name of names) {
      expect(posts).toContain(`${name}/a.md`)
      expect(posts).toContain(`${name}/in/b.md`)
      expect(posts.filter((path) => path.includes('/to-') && path.includes(`${name}/a.md`))).toHaveLength(1)
    }
    expect(posts).toHaveLength(4 * names.length)
    expect(paths.length).toBeLessThan(100)
  })

  test('finds what stands behind several links by the first, and by others what was left out there', () => {
    const cwd = temporaryFolder({ 'real/a.md': '', 'real/deep/b.md': '' })
    symlinkSync('real', join(cwd, 'x'))
    symlinkSync('real', join(cwd, 'y'))
    symlinkSync('real/deep', join(cwd, 'z'))
    expect(found(cwd, ['.'])).toEqual(['real/a.md', 'real/deep/b.md', 'x/a.md', 'x/deep/b.md'])
    expect(found(cwd, ['.'], ['x/**', 'real/**'])).toEqual(['y/a.md', 'y/deep/b.md'])
    expect(found(cwd, ['*/b.md', 'y/*.md'])).toEqual(['z/b.md', 'y/a.md'])
  })

  test('ends where something is left out in folders that link to one another, and says so', () => {
    const { cwd } = meshed(7, { 'a.md': '', 'b.md': '' })
    const paths = found(cwd, ['.'], ['**/b.md'])
    expect(paths.length).toBeLessThan(12_000)
    expect(paths.some((path) => path.endsWith('file/unreadable'))).toBe(true)
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
