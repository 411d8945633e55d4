import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createChecker } from '../../src/cli/validate/create-checker.js'
import { mixedArchive } from '../support/mixed-archive.js'
import { temporaryFolder } from '../support/temporary-folder.js'

function archive() {
  const files = mixedArchive(300)
  const folder = temporaryFolder(files)
  const posts = Object.keys(files).map((path) => ({ path, file: join(folder, path) }))
  const needs = { now: Date.now(), sourcesFor: undefined, texts: false, placedTexts: false }
  return { posts, options: { config: {}, choice: { preset: 'recommended' }, needs, timeout: 60 } }
}

test('threads that were ended start again, and find the same', async () => {
  const { posts, options } = archive()
  const expected = await createChecker({ ...options, jobs: 1 }).check(posts)
  const checker = createChecker({ ...options, jobs: 2 })
  for (let round = 0; round < 2; round++) {
    expect(await checker.check(posts)).toEqual(expected)
    expect(checker.width).toBeGreaterThan(1)
    await checker.close()
  }
})

test('what is on its way when threads are ended is not done in another thread', async () => {
  const { posts, options } = archive()
  const checker = createChecker({ ...options, jobs: 2 })
  await checker.check(posts)
  const pending = checker.check(posts).then(
    () => 'done',
    () => 'left',
  )
  await new Promise((resolve) => setImmediate(resolve))
  await checker.close()
  expect(await pending).toBe('left')
})
