import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { changedSince } from '../../src/cli/validate/changed-files.js'
import { gitIn } from '../support/git-in.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const here = process.cwd()
afterEach(() => process.chdir(here))

test('what has vanished since it was found counts as changed, so that it has its line', () => {
  const folder = temporaryFolder({ 'posts/a.md': 'a' })
  const git = gitIn(folder)
  git('init', '-q')
  symlinkSync('gone.md', join(folder, 'posts/link.md'))
  git('add', '.')
  git('commit', '-qm', 'a')
  process.chdir(folder)
  const isChanged = changedSince('HEAD')
  const found = (path: string) => isChanged({ path, file: join(folder, path) })
  expect([found('posts/a.md'), found('gone/b.md'), found('posts/link.md')]).toEqual([false, true, true])
})
