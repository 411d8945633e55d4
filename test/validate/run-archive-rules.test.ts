import { expect, test } from 'vitest'
import { ArchiveFacts } from '../../src/validate/archive-facts.js'
import { compileConfig } from '../../src/validate/compile-config.js'
import { type ArchiveContext, type Config, defineRule } from '../../src/validate/index.js'
import { archiveSimilarBody } from '../../src/validate/rules/archive/similar-body.js'
import { runArchiveRules } from '../../src/validate/run-archive-rules.js'

const twice = defineRule({
  code: 'test/twice',
  needs: 'archive',
  fact: ({ path }) => path,
  check({ posts, report }) {
    for (const { path } of posts) report({ path })
    for (const { path } of posts)
      report({ path, field: 'frontMatter.title', message: 'Twice: {n}.', help: 'No {n}.', values: { n: '2' } })
  },
})

function run(rule: typeof twice, rules: object, paths: readonly string[]) {
  const config = compileConfig({ extends: [], customRules: [rule], ...rules } as Config)
  const facts = new ArchiveFacts()
  for (const path of paths) facts.add(path, { [rule.code]: path })
  return runArchiveRules(config, facts)
}

test('an archive rule speaks of the files for which it is on, at the level that it has there', () => {
  const { found, failed } = run(
    twice,
    {
      rules: { 'test/twice': 'error' },
      overrides: [
        { files: 'a/**', rules: { 'test/twice': 'info' } },
        { files: 'b/**', rules: { 'test/twice': 'off' } },
      ],
    },
    ['a/1.md', 'b/1.md', 'c/1.md'],
  )
  const said = { message: 'The rule test/twice found something.' }
  const inWords = { message: 'Twice: 2.', help: 'No 2.', field: ['frontMatter', 'title'] }
  expect(failed).toEqual([])
  const both = (severity: string, file: string) =>
    [said, inWords].map((words) => ({ code: 'test/twice', severity, file, ...words }))
  const expected = [
    { path: 'a/1.md', found: both('info', 'a/1.md') },
    { path: 'c/1.md', found: both('error', 'c/1.md') },
  ]
  expect([...found]).toEqual(expected)
  expect([...found]).toEqual(expected)
})

test('an archive rule that gives a promise has failed', async () => {
  const later = defineRule({
    ...twice,
    check: (async () => {
      throw new Error('later')
    }) as never,
  })
  const { failed } = run(later, { rules: { 'test/twice': 'error' } }, ['a.md'])
  expect(failed).toMatchObject([
    { code: 'rule/failed', message: expect.stringContaining('test/twice failed: it returned a promise') },
  ])
  await new Promise((resolve) => setTimeout(resolve))
})

test('what an archive rule throws is told, whatever it is', () => {
  const crash = defineRule({
    ...twice,
    check() {
      throw 'no such thing'
    },
  })
  const { found, failed } = run(crash, { rules: { 'test/twice': 'error' } }, ['a.md'])
  expect([...found]).toEqual([])
  expect(failed).toMatchObject([
    { code: 'rule/failed', message: expect.stringContaining('test/twice failed: no such thing') },
  ])
})

test('archive/similar-body compares a post with few of many that have a part in common', () => {
  // Sketches that share their first three characters, and no more than that with all but the last of the others.
  const fact = (index: number, tail = index) =>
    `same${String.fromCharCode(0x4e00 + index).repeat(12)}${String(tail).padStart(6, '0')}source${tail}`
  const reported: string[] = []
  const compare = (count: number) => {
    reported.length = 0
    const posts = Array.from({ length: count }, (_, index) => ({ path: `${index}.md`, fact: fact(index) }))
    const copy = { path: 'copy.md', fact: fact(count - 1, 9_999) }
    archiveSimilarBody.check({
      posts: [...posts, copy],
      options: { minLength: 2_000 },
      report: ({ path, values }) => reported.push(`${path}: ${values!.other}`),
    } satisfies ArchiveContext<{ minLength: number }>)
    return reported
  }
  expect(compare(40)).toEqual(['copy.md: 39.md'])
  // Parts that nobody shares are always looked at, so that it is found all the same.
  expect(compare(400)).toEqual(['copy.md: 399.md'])
})
