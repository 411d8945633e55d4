import { expect, test } from 'vitest'
import { htmlReporter } from '../../src/cli/reporters/html.js'
import { feedPost } from '../support/feed-post.js'

const ruleSet = { name: 'recommended', rules: 1, digest: '0' }
const totals = {
  ...{ files: 0, valid: 0, invalid: 0, notChecked: 0, errors: 0, warnings: 0, infos: 0 },
  ...{ fixable: 0, suppressed: 0, failedRules: 0 },
}
const finding = (severity: 'error' | 'warning' | 'info', code: string) => ({ code, severity, message: `about ${code}` })

test('a page stays small whatever a run finds, and has the errors, which may come last', async () => {
  const reporter = htmlReporter(ruleSet)
  const codes = Array.from({ length: 60 }, (_, index) => `a/rule-${index}`)
  for (let file = 0; file < 10_100; file++) {
    const source = feedPost({ from: `https://host-${file}.example/` })
    reporter.file({
      path: `${file}.md`,
      verdict: 'valid',
      source,
      diagnostics: codes.slice(0, 5).map((code) => finding('info', code)),
    })
  }
  for (let file = 0; file < 300; file++) {
    reporter.file({ path: `w${file}.md`, verdict: 'valid', diagnostics: codes.map((code) => finding('warning', code)) })
  }
  reporter.file({ path: 'last.md', verdict: 'invalid', diagnostics: [finding('error', 'z/last')] })
  const found = { ...totals, files: 10_401, errors: 1, warnings: 18_000, infos: 50_500 }
  const page = await reporter.end(found)

  const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/.exec(page)![1]!)
  expect(data.findings).toHaveLength(5_000)
  expect(data.findings[0].slice(0, 5)).toEqual([0, data.rules.indexOf('z/last'), 'last.md', '', 'about z/last'])
  // Not the page itself: a failure would print it.
  const text = page.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ')
  expect(text.match(/The table holds .*? of a rule and a file at most \d+/)![0]).toBe(
    'The table holds 5,000 of 68,501 findings, the errors first, of each rule at most 200, and of a rule and a file at most 10',
  )
  // Posts that cannot be read have no source.
  expect(text.match(/unknown +([\d,]+)/)![1]).toBe('18,001')
  expect(text.match(/and ([\d,]+) other sources/)![1]).toBe('10,086')
  expect(page.length).toBeLessThan(1_500_000)
})
