import picocolors from 'picocolors'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { stylishReporter } from '../../src/cli/reporters/stylish.js'
import { noTotals } from '../../src/cli/validate/tally.js'

const plain = picocolors.createColors(false)
const report = {
  path: 'a folder with a long name/2020-09-08-a file with a long name.md',
  verdict: 'invalid' as const,
  diagnostics: [
    {
      code: 'my/rule',
      severity: 'warning' as const,
      message: 'The address https://example.org/ is that of another post.',
      help: 'Look at the source to see which is right, and change the other.',
    },
  ],
}
const totals = { ...noTotals(), files: 2, valid: 2, warnings: 1, infos: 3, baselined: 4, interrupted: true as const }

test('breaks what it says between words, so that it fits into a terminal, but not paths', async () => {
  const reporter = stylishReporter(plain, 40, { wraps: true })
  const text = reporter.file(report) + (await reporter.end(totals))
  expect(text).toBe(`a folder with a long name/2020-09-08-a file with a long name.md
  warning  The address
           https://example.org/ is that
           of another post.  my/rule
  help  Look at the source to see which
        is right, and change the other.

✖ 2 files: 2 valid (1 warning, 3 infos)
  --info shows the infos; 4 findings
    known to the baseline; interrupted:
    there may be more posts, and they
    were not compared with one another
`)
  for (const line of text.split('\n').slice(1)) expect(stringWidth(line)).toBeLessThanOrEqual(40)
})

test('says why findings are not shown, and how to see them', async () => {
  const summary = async (options: object) => {
    const text = await stylishReporter(plain, 100, options).end({ ...noTotals(), warnings: 1, infos: 3 })
    return text.split('\n')[1]
  }
  expect(await summary({})).toBe('  --info shows the infos')
  expect(await summary({ infos: true })).toBe('')
  expect(await summary({ quiet: true })).toBe('  --quiet hides what is no error')
})

test('leaves lines whole where it writes to a file or a pipe', async () => {
  const reporter = stylishReporter(plain, 40)
  expect(reporter.file(report).split('\n')).toEqual([
    report.path,
    '  warning  The address https://example.org/ is that of another post.  my/rule',
    '  help  Look at the source to see which is right, and change the other.',
    '',
    '',
  ])
  expect((await reporter.end(totals)).split('\n')).toHaveLength(3)
})
