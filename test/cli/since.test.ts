import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changedSince } from '../../src/cli/validate/changed-files.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { listed, shell } from './shell.js'

function repository() {
  const folder = temporaryFolder({
    ...Object.fromEntries(
      ['same', 'changed', 'staged', 'old', 'gone'].map((name) => [`posts/${name}.md`, feedPost({ title: name })]),
    ),
    '.gitignore': 'ignored.md\n',
  })
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
      { cwd: folder },
    )
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'First')
  return { folder, git, write: (name: string) => writeFileSync(join(folder, 'posts', name), feedPost({ title: name })) }
}

const validate = (cwd: string, ...args: string[]) =>
  shell(cwd, `"$NODE" "$MAIN" validate --format list ${args.join(' ')}`)
const pathsOf = (stdout: string) => listed(stdout).map((line) => line.split(/ {2,}/)[1])

describe('postmatter validate --since', () => {
  test('checks what was changed, added, staged, renamed, or is unknown to git; and compares no posts', () => {
    const { folder, git, write } = repository()
    write('committed.md')
    git('add', '.')
    git('commit', '-qm', 'Second')
    for (const name of ['changed.md', 'staged.md', 'new 漢字.md', 'ignored.md']) write(name)
    git('add', 'posts/staged.md')
    renameSync(join(folder, 'posts/old.md'), join(folder, 'posts/renamed.md'))
    rmSync(join(folder, 'posts/gone.md'))
    const { status, stdout } = validate(folder, '--since HEAD~1 posts')
    expect(status).toBe(0)
    expect(pathsOf(stdout)).toEqual(
      ['changed', 'committed', 'new 漢字', 'renamed', 'staged'].map((name) => `posts/${name}.md`),
    )
    // From below the root, and through a link.
    expect(pathsOf(validate(join(folder, 'posts'), '--since HEAD').stdout)).toEqual(
      ['changed', 'new 漢字', 'renamed', 'staged'].map((name) => `${name}.md`),
    )
    symlinkSync('posts', join(folder, 'link'))
    expect(pathsOf(validate(folder, '--since HEAD link').stdout)).toContain('link/changed.md')
  })

  test('says so when nothing has changed', () => {
    const { folder } = repository()
    expect(validate(folder, '--since main posts')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^# postmatter .*\n# These are a part of the posts .*\n$/),
      stderr: 'No post has changed since main.\n',
    })
  })

  test('reports what cannot be read, changed or not', () => {
    const { folder } = repository()
    mkdirSync(join(folder, 'posts/folder.md'))
    const { status, stdout } = validate(folder, '--since HEAD posts')
    expect(status).toBe(2)
    expect(listed(stdout)).toEqual(['not checked  posts/folder.md  (1 error)'])
  })

  test('refuses posts of which the commit says nothing', () => {
    const { folder, git } = repository()
    const other = repository()
    const bare = temporaryFolder({ 'posts/a.md': feedPost({}) })
    mkdirSync(join(folder, 'nested'))
    execFileSync('git', ['init', '-q', join(folder, 'nested')])
    writeFileSync(join(folder, 'nested/a.md'), feedPost({}))
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'module')
    git('commit', '-qm', 'With a submodule')
    symlinkSync(join(bare, 'posts'), join(folder, 'link'))
    for (const [path, post] of [
      [join(other.folder, 'posts'), join(other.folder, 'posts/changed.md')],
      [join(bare, 'posts'), join(bare, 'posts/a.md')],
      ['link', 'link/a.md'],
      ['nested', 'nested/a.md'],
      ['module', 'module/posts/changed.md'],
      ['.', 'link/a.md'],
    ]) {
      expect(validate(folder, `--since HEAD ${path}`)).toEqual({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining(`and ${post} lies in another, or in none. Run postmatter there.`),
      })
    }
    expect(validate(folder, '--since HEAD posts').status).toBe(0)
    expect(validate(join(folder, 'module'), '--since HEAD posts').stderr).toBe('No post has changed since HEAD.\n')
  })

  test('minds no setting of git that makes paths relative', () => {
    const { folder, git, write } = repository()
    write('changed.md')
    git('config', 'diff.relative', 'true')
    expect(pathsOf(validate(join(folder, 'posts'), '--since HEAD').stdout)).toEqual(['changed.md'])
    expect(pathsOf(validate(join(folder, 'posts'), `--since HEAD ${folder}`).stdout)).toEqual([
      join(folder, 'posts/changed.md'),
    ])
  })

  test('checks a link when what it leads to has changed, or lies elsewhere', () => {
    const { folder, git, write } = repository()
    mkdirSync(join(folder, 'sources'))
    writeFileSync(join(folder, 'sources/inner.txt'), feedPost({}))
    const elsewhere = temporaryFolder({ 'outer.txt': feedPost({}) })
    symlinkSync('../sources/inner.txt', join(folder, 'posts/inner.md'))
    symlinkSync('same.md', join(folder, 'posts/link-to-same.md'))
    symlinkSync('changed.md', join(folder, 'posts/link-to-changed.md'))
    symlinkSync(join(elsewhere, 'outer.txt'), join(folder, 'posts/outer.md'))
    git('add', '.')
    git('commit', '-qm', 'With links')
    expect(pathsOf(validate(folder, '--since HEAD posts').stdout)).toEqual(['posts/outer.md'])
    write('changed.md')
    writeFileSync(join(folder, 'sources/inner.txt'), feedPost({ title: 'Another' }))
    expect(pathsOf(validate(folder, '--since HEAD posts').stdout)).toEqual(
      ['changed', 'inner', 'link-to-changed', 'outer'].map((name) => `posts/${name}.md`),
    )
  })

  test('says what is missing: the commit, the repository, or git', () => {
    const { folder } = repository()
    expect(validate(folder, '--since no-such posts').stderr).toContain('git knows no commit "no-such".')
    expect(validate(folder, "--since='--help' posts").stderr).toContain('git knows no commit "--help".')
    const bare = temporaryFolder({ 'a.md': feedPost({}) })
    expect(
      shell(bare, 'GIT_CEILING_DIRECTORIES=$(dirname "$PWD") "$NODE" "$MAIN" validate --since HEAD'),
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('This is no folder of a git repository'),
    })
    expect(shell(folder, 'PATH=/nowhere "$NODE" "$MAIN" validate --since HEAD posts').stderr).toContain(
      '--since needs git, which is not installed.',
    )
    expect(() => changedSince('no such commit')).toThrow('git knows no commit')
  })
})
