import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import picocolors from 'picocolors'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { timeColumns } from '../../src/cli/html/charts.js'
import { StatsCollector } from '../../src/cli/stats/archive-stats.js'
import { chartText } from '../../src/cli/stats/stats-text.js'
import { launchChromium } from '../support/browser.js'
import { feedPost } from '../support/feed-post.js'
import { needing } from '../support/needs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'
import { fakeTerminal } from './fake-terminal.js'

const post = (parts: { from: string; author: string; date: string; timestamp?: string }) =>
  feedPost({ from: parts.from, ...(parts.timestamp && { timestamp: parts.timestamp }) })
    .replace('Ada Brook', parts.author)
    .replace('2020-09-08T00:41:23.000Z', parts.date)
const config = JSON.stringify({
  extends: [],
  rules: { 'timestamp/mismatch': 'warning', 'archive/same-source': 'error' },
})
const files = {
  'a.md': post({ from: 'https://www.example.org/a', author: '水邊人', date: '2020-09-08T00:41:23.000Z' }),
  'b.md': post({ from: 'https://example.org/b', author: '水邊人', date: '2020-11-30T23:30:00-02:00' }),
  'c.md': post({ from: 'https://other.example/', author: 'Ada Brook', date: '2020-09-09' }),
  'd.md': post({ from: 'https://example.org/b', author: '水邊人', date: '2020-09-08T00:41:23.000Z' }),
  'e.md': 'no post',
  'config.json': config,
}
const stats = (...args: string[]) => cli(temporaryFolder(files), 'stats', '--config', '@/config.json', ...args, '@')

describe('postmatter stats', () => {
  test('counts posts by verdict, source, author, month and rule', async () => {
    const { status, out } = await stats('--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({
      run: expect.objectContaining({ tool: 'postmatter', ruleSet: expect.objectContaining({ rules: 2 }) }),
      posts: 5,
      verdicts: { valid: 3, invalid: 2, notChecked: 0 },
      sources: [
        { name: 'example.org', posts: 3 },
        { name: 'other.example', posts: 1 },
        { name: 'unknown', posts: 1 },
      ],
      authors: [
        { name: '水邊人', posts: 3 },
        { name: 'Ada Brook', posts: 1 },
        { name: 'unknown', posts: 1 },
      ],
      months: [
        { name: '2020-09', posts: 3 },
        { name: '2020-12', posts: 1 },
        { name: 'unknown', posts: 1 },
      ],
      rules: [
        { code: 'timestamp/mismatch', severity: 'warning', posts: 2, findings: 2 },
        { code: 'archive/same-source', severity: 'error', posts: 1, findings: 1 },
        { code: 'front-matter/missing', severity: 'error', posts: 1, findings: 1 },
      ],
    })
  })

  test('draws them for the terminal, months without posts among them', async () => {
    const { status, out, err } = await stats('--top', '2')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.replace(/^5 posts.*\n/, '5 posts\n')).toBe(`5 posts

Verdicts
  valid        3  60.0 %  ████████████████████████████████████████████████████████████
  invalid      2  40.0 %  ████████████████████████████████████████
  not checked  0   0.0 %

Sources
  example.org    3  60.0 %  ████████████████████████████████████████████████████████████
  other.example  1  20.0 %  ████████████████████
  and 1 more

Authors
  水邊人     3  60.0 %  ████████████████████████████████████████████████████████████
  Ada Brook  1  20.0 %  ████████████████████
  and 1 more

Dates
  2020-09  3  60.0 %  ████████████████████████████████████████████████████████████
  2020-10  0   0.0 %
  2020-11  0   0.0 %
  2020-12  1  20.0 %  ████████████████████
  unknown  1  20.0 %  ████████████████████

Rules
  timestamp/mismatch   2  40.0 %  ████████████████████████████████████████████████████████████
  archive/same-source  1  20.0 %  ██████████████████████████████
  and 1 more
`)
  })

  test.each([
    [['--format', 'xml'], 'There is no format "xml". Formats: text, json, html.'],
    [['--top', 'many'], '--top takes a number from 1 on, not "many".'],
    [['--preset', 'all'], 'There is no preset "all". Presets: recommended, strict.'],
  ])('refuses %j', async (args, message) => {
    const { status, out, err } = await cli(temporaryFolder(files), 'stats', ...args, '@')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })

  test('ends with 2 when a file could not be checked, and when there is no post', async () => {
    expect((await cli(temporaryFolder({ 'a.md/b.md': files['a.md'] }), 'stats', '@')).status).toBe(2)
    expect((await cli(temporaryFolder({ 'a.txt': '' }), 'stats', '@')).err).toContain('No post was found')
  })

  test(
    'makes a page that is whole in itself and has no fault of accessibility, light and dark',
    needing('chromium'),
    async () => {
      const folder = temporaryFolder()
      writeFileSync(join(folder, 'stats.html'), (await stats('--format', 'html')).out)
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      const browser = await launchChromium()
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await browser.newPage({ bypassCSP: true, colorScheme })
          await page.goto(`file://${folder}/stats.html`)
          expect(await page.locator('h1').innerText()).toBe('5 posts')
          const sources = page.locator('section', { hasText: 'Sources' }).locator('tr')
          expect(await sources.allInnerTexts()).toEqual(['example.org\t3\t', 'other.example\t1\t', 'unknown\t1\t'])
          await page.addScriptTag({ content: axe })
          const { violations } = await page.evaluate<AxeResults>('axe.run()')
          expect(violations.map(({ id }) => id)).toEqual([])
        }
      } finally {
        await browser.close()
      }
    },
  )
})

describe('a chart for the terminal', () => {
  const bars = [
    { label: '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十', stack: { info: 12_345 } },
    { label: 'a\u001b[31m', stack: { error: 1 } },
  ]
  const chart = { title: 'T', bars, more: 0, kind: 'names' } as const

  test.each([40, 60, 80, 100, 200])('keeps within %i columns, and its numbers stand below one another', (columns) => {
    const [, first, second] = chartText(chart, 20_000, fakeTerminal(columns)).split('\n')
    expect(stringWidth(first!)).toBeLessThanOrEqual(Math.max(columns, 50))
    const columnOf = (line: string, figure: string) => stringWidth(line.slice(0, line.indexOf(figure) + figure.length))
    expect(columnOf(first!, '12,345')).toBe(columnOf(second!, ' 1'))
    expect(second).not.toContain('\u001b')
    expect(second).toContain('<0.1 %  ▏')
  })

  test('has names whole where bars can still be told from one another beside them', () => {
    const label = 'front-matter/replacement-character'
    const rules = { ...chart, bars: [{ label, stack: { error: 1 } }] }
    expect(chartText(rules, 1, fakeTerminal(80))).toMatch(new RegExp(`^T\n {2}${label} {2}1 100\\.0 % {2}█{24,}\n\n$`))
    expect(chartText(rules, 1, fakeTerminal(40))).toMatch(/^T\n {2}front-matte… {2}1 100\.0 % {2}█{10,}\n\n$/)
  })

  test('has colours only where the terminal has', () => {
    const terminal = { ...fakeTerminal(), outColors: picocolors.createColors(true) }
    expect(chartText(chart, 20_000, terminal)).toContain('\u001b[31m')
    expect(chartText(chart, 20_000, fakeTerminal())).not.toContain('\u001b')
  })
})

describe('columns of time', () => {
  const labels = (...months: string[]) =>
    timeColumns(new Map(months.map((month) => [month, { info: 1 }]))).map(({ label }) => label)

  test('are months without a gap, years where there would be too many, and none for what is not known', () => {
    expect(labels('2021-02', 'unknown', '2020-11')).toEqual(['2020-11', '2020-12', '2021-01', '2021-02'])
    expect(labels('2010-01', '2019-12', '2019-11')).toEqual(
      Array.from({ length: 10 }, (_, index) => String(2010 + index)),
    )
    expect(labels('unknown')).toEqual([])
  })

  test('stay few where a date is wrong by thousands of years', () => {
    expect(labels('0001-01', '2020-05', '9999-12')).toEqual(['0001', '2020', '9999'])
  })
})

test('what archive rules find changes the verdict of a post, and counts it once', () => {
  const collector = new StatsCollector()
  const finding = { code: 'a/b', severity: 'error', message: '' } as const
  const base = { path: 'a.md', suppressed: 0 }
  collector.add({ ...base, type: 'post', verdict: 'valid', diagnostics: [] })
  collector.add({ ...base, type: 'archive', verdict: 'invalid', before: 'valid', diagnostics: [finding, finding] })
  expect(collector.end()).toMatchObject({
    posts: 1,
    verdicts: { valid: 0, invalid: 1, notChecked: 0 },
    rules: [{ code: 'a/b', posts: 1, findings: 2 }],
  })
})
