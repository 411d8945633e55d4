import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listOf } from './list-skipped.js'

const root = resolve(import.meta.dirname, '../..')
const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs')

/** What a run of some test files prints behind the counts, on a machine without any of what tests need. */
function endOf(...args: string[]): string {
  const env = { ...process.env, POSTMATTER_CHROMIUM: 'none', POSTMATTER_CORPUS: 'none', NO_COLOR: '1' }
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--typecheck.enabled=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  })
  expect(status, stdout).toBe(0)
  return stdout.slice(stdout.indexOf('Skipped:'))
}

describe('the list of what was skipped', () => {
  test('names each need once, with the files and how many of their tests, and what to do', () => {
    const skipped = [
      { file: 'a.test.ts', need: 'chromium' as const },
      { file: 'b.test.ts', need: 'corpus' as const },
      { file: 'a.test.ts', need: 'chromium' as const },
      { file: 'c.test.ts', need: 'chromium' as const },
      { file: 'd.test.ts', need: undefined },
    ]
    expect(listOf(skipped, false)).toBe(`
Skipped: 5 tests.
  3 for want of Chromium. To have them run, \`apt-get install chromium\`, or say in POSTMATTER_CHROMIUM where one is.
    2 in a.test.ts
    1 in c.test.ts
  1 for want of a folder of real posts. To have them run, say in POSTMATTER_CORPUS where one is; they are other people’s texts, and so no part of the project.
    1 in b.test.ts
  1 without a reason: \`needing\` in test/support/needs.ts gives one.
    1 in d.test.ts`)
  })

  test('says so where there is nothing in it, and names what is run apart', () => {
    expect(listOf([], false)).toBe('\nSkipped: nothing.')
    expect(listOf([], true)).toMatch(/^\nSkipped: nothing\.\nRun apart:\n {2}npm run corpus: .*\n/)
  })

  test('ends a run, whose tests are skipped for want of what they need and not failed', { timeout: 120_000 }, () => {
    const end = endOf('test/cli/html-report.test.ts', 'test/labels/furniture.test.ts', 'test/source/lines.test.ts')
    expect(end).toMatch(/^Skipped: \d+ tests\.\n/)
    expect(end).toMatch(/ {2}\d+ for want of Chromium\. .*\n {4}\d+ in test\/cli\/html-report\.test\.ts\n/)
    expect(end).toMatch(
      / {2}\d+ for want of a folder of real posts\. .*\n {4}\d+ in test\/labels\/furniture\.test\.ts\n/,
    )
    expect(end).not.toContain('Run apart')
    expect(end).not.toContain('without a reason')
  })

  test('is of what was asked for where tests were asked for by their names', { timeout: 120_000 }, () => {
    expect(endOf('test/source/lines.test.ts', 'test/support/list-skipped.test.ts', '-t', 'lineAt')).toBe(
      'Skipped: nothing.\n',
    )
  })
})
