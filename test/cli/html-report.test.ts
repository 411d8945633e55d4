import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/browser.js'
import { feedPost } from '../support/feed-post.js'
import { needing } from '../support/needs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { cli } from './cli.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const evil = '</script><script>document.title = "run"</script><img src=x onerror="document.title=\'run\'">'
const underline = (text: string) => text.replace('\n------\n', '\n---\n')
const files = {
  '2020-09-08-The lock keeper.md': feedPost({ timestamp: '1599529283000' }),
  '2020-09-08-Evil.md': feedPost({ title: 'Evil', from: 'https://other.example/', html: `<img src="x">${evil}` }),
  '2020-09-08-Quote.md': feedPost({ title: '水 "and" more' }),
  '2020-09-08-Many.md': feedPost({
    title: 'Many',
    from: 'https://many.example/',
    html: '<a href="/a">A</a>\n'.repeat(300),
  }),
}

/** A page of what is found in the files above. */
async function report(): Promise<string> {
  const folder = temporaryFolder(files)
  await cli(folder, 'validate', '--preset', 'strict', '--format', 'html:@/report.html', '@')
  return join(folder, 'report.html')
}

/** A page of a part of an archive, some of whose findings were known, or mended, or suppressed, before and now. */
async function reportOfPart(): Promise<string> {
  const scripts = (names: string, comment = '') =>
    feedPost({
      title: names,
      comment,
      html: [...names].map((name) => `<script src="https://example.org/${name}.js"></script>`).join(''),
    })
  const rules = { 'unsafe/script': 'error', 'source-link/underline': 'warning' }
  const folder = temporaryFolder({
    'config.json': JSON.stringify({ extends: [], rules }),
    'posts/a.md': scripts('ab'),
    'posts/b.md': scripts('cdef'),
    'posts/c.md': scripts('g', ' # postmatter-disable unsafe/script'),
    'posts/d.md': feedPost({}),
    'posts/e.md': feedPost({}),
  })
  const run = (...args: string[]) =>
    cli(folder, 'validate', '--config', '@/config.json', '--baseline', '@/baseline.json', ...args, '@/posts')
  await run('--baseline-write')
  writeFileSync(join(folder, 'posts/b.md'), scripts('cde'))
  writeFileSync(join(folder, 'posts/a.md'), underline(scripts('ab')))
  writeFileSync(join(folder, 'posts/d.md'), underline(scripts('h')))
  await run('--fix', '--shard', '1/1', '--part', '@/part', '--format', 'html:@/report.html')
  return join(folder, 'report.html')
}

async function open(file: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options })
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => request.url() === pathToFileURL(file).href || faults.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  return { page, faults, rows: () => page.locator('#rows tr').allInnerTexts() }
}

describe('the report in HTML', needing('chromium'), () => {
  test('shows every finding with its place, excerpt and help, and asks for nothing else', async () => {
    const { page, faults, rows } = await open(await report())
    const all = await rows()
    // Errors first.
    expect(all[0]).toMatch(/^error\s+front-matter\/unescaped-quote\s+\S*2020-09-08-Quote\.md:3:11\s+A quoted value/)
    expect(all.find((row) => row.includes('timestamp/mismatch'))).toMatch(
      /The lock keeper\.md:10:1\s+The timestamp comment says .*\s+<!--1599529283000-->\s+Look at the source/,
    )
    expect(await page.locator('mark').first().innerText()).toBe('"and" more"')
    // What is typed looks so.
    const relative = page.locator('#rows tr', { hasText: 'url/relative' }).first()
    expect(await relative.locator('.help code').allInnerTexts()).toEqual(['postmatter clean', 'from'])
    expect(await relative.locator('.help').innerText()).not.toContain('`')
    expect(await page.locator('h1').innerText()).toBe('What postmatter found')
    expect(await page.locator('main > p').first().innerText()).toMatch(
      /^postmatter \d+\.\d+\.\d+, rule set strict \(\d+ rules, [0-9a-f]{12}\), report format 1\.$/,
    )
    expect(faults).toEqual([])
  })

  test('counts by rule, by source and by month', async () => {
    const { page } = await open(await report())
    const bars = async (title: string) =>
      (await page.locator('section', { hasText: title }).locator('tr').allInnerTexts()).map((row) => row.split(/\s+/))
    expect(await bars('By rule')).toContainEqual(expect.arrayContaining(['url/relative', '302']))
    expect(await bars('By source')).toContainEqual(expect.arrayContaining(['many.example']))
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/^Findings in 2020-09: \d+$/)
    expect(await page.locator('.tiles li').allInnerTexts()).toEqual(
      expect.arrayContaining(
        ['4\n\nfiles', '3\n\nvalid', '1\n\ninvalid'].map((text) => expect.stringMatching(text.replace('\n\n', '\\s+'))),
      ),
    )
  })

  test('says what it is not about: a part, what was mended, what the baseline knows, and what to do', async () => {
    const { page } = await open(await reportOfPart())
    const texts = async (selector: string) =>
      (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
    expect(await texts('.tiles li')).toEqual([
      ...['5 files', '4 valid', '1 invalid', '0 not checked', '1 error', '0 warnings', '0 infos'],
      ...['2 mended by --fix', '5 hidden by the baseline', '1 mended since the baseline', '1 suppressed by comments'],
    ])
    expect(await texts('.notes.grave li')).toEqual([
      'These are a part of the posts (--since or --shard), and were not compared with one another. postmatter merge puts shards together; a run without --since checks all posts.',
    ])
    expect(await texts('.notes:not(.grave) li')).toEqual([
      '--fix mended 2 findings. What is left is reported.',
      'The baseline hides 5 findings. A run without --baseline shows them.',
      'The baseline knew 1 finding that is mended. --baseline-prune takes it out, so that nothing comes back unseen.',
      'Comments in the front matter suppress 1 finding. Take a comment out to have its finding reported.',
    ])
    // What makes the numbers less than the whole truth stands before them.
    expect(await page.locator('.tiles').evaluate((tiles) => tiles.previousElementSibling?.className)).toBe(
      'notes grave',
    )
  })

  test('names what --fix would mend, and what could not be checked', async () => {
    const folder = temporaryFolder({ 'a.md': underline(feedPost({})) })
    symlinkSync('gone.md', join(folder, 'b.md'))
    await cli(folder, 'validate', '--format', 'html:@/report.html', '@')
    const { page } = await open(join(folder, 'report.html'))
    expect(await page.locator('.notes li').allInnerTexts()).toEqual([
      '1 file could not be checked. The errors among the findings say why.',
      '--fix mends 1 finding. --fix-dry-run shows what it would change.',
    ])
  })

  test('says that --quiet leaves out what is no error, and no more than that', async () => {
    const folder = temporaryFolder(files)
    await cli(folder, 'validate', '--preset', 'strict', '--quiet', '--format', 'html:@/report.html', '@')
    const { page, rows } = await open(join(folder, 'report.html'))
    expect(await rows()).toHaveLength(1)
    expect(await page.locator('h2#findings ~ p').allInnerTexts()).toEqual([
      expect.stringMatching(/^--quiet left out (3\d\d) of 3\d\d findings: warnings and infos\.$/),
    ])
  })

  test('says how many findings it leaves out, so that one post cannot fill it', async () => {
    const { page, rows } = await open(await report())
    expect((await rows()).filter((row) => row.includes('Many.md') && row.includes('url/relative'))).toHaveLength(10)
    expect(await page.locator('h2#findings + p').innerText()).toMatch(
      /^The table holds \d+ of 3\d\d findings, the errors first/,
    )
    const above = page.locator('h2#findings + p code')
    expect(await above.allInnerTexts()).toEqual(['--format json', 'ndjson'])
  })

  test('is filtered by words, level, rule and source', async () => {
    const { page, rows } = await open(await report())
    await page.locator('#rule').selectOption('timestamp/mismatch')
    expect(await rows()).toHaveLength(1)
    expect(await page.getByRole('status').innerText()).toBe('1 of 1 matching findings are shown.')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Source').selectOption('other.example')
    expect((await rows()).every((row) => row.includes('Evil.md'))).toBe(true)
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Words').fill('evil SCRIPT')
    expect((await rows()).length).toBeGreaterThan(0)
    expect((await rows()).every((row) => /evil/i.test(row) && /script/i.test(row))).toBe(true)
    await page.getByLabel('Words').fill('no such words')
    expect(await page.getByRole('status').innerText()).toBe('No finding matches.')
  })

  test('shows rows by the hundred', async () => {
    const posts = Array.from({ length: 30 }, (_, index) => [
      `${index}.md`,
      feedPost({ title: String(index), html: '<a href="/a">A</a>\n'.repeat(10) }),
    ])
    const folder = temporaryFolder(Object.fromEntries(posts))
    const config = JSON.stringify({ extends: [], rules: { 'url/relative': 'warning' } })
    writeFileSync(join(folder, 'c.json'), config)
    await cli(folder, 'validate', '--config', '@/c.json', '--format', 'html:@/report.html', '@')
    const { page, rows } = await open(join(folder, 'report.html'))
    expect(await rows()).toHaveLength(100)
    await page.getByRole('button', { name: 'Show 100 more' }).click()
    expect(await rows()).toHaveLength(200)
    expect(await page.getByRole('button', { name: 'Show 100 more' }).isVisible()).toBe(false)
  })

  test('runs nothing that stands in a post', async () => {
    const file = await report()
    const { page } = await open(file)
    expect(await page.title()).toBe('postmatter report')
    expect(await page.locator('img').count()).toBe(0)
    expect(readFileSync(file, 'utf8').match(/<script/g)).toHaveLength(2)
  })

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 400],
  ] as const)(
    'has no fault of accessibility (%s, %i pixels wide), and nothing runs over its edge',
    async (colorScheme, width) => {
      for (const file of [await report(), await reportOfPart()]) {
        const { page } = await open(file, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } })
        await page.addScriptTag({ content: axe })
        const { violations } = await page.evaluate<AxeResults>('axe.run()')
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        // Long names leave the bars room.
        const bars = await page
          .locator('.bars svg')
          .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width))
        expect(Math.min(...bars)).toBeGreaterThan(60)
      }
    },
  )

  test('of a run without findings says so', async () => {
    const folder = temporaryFolder({ '2020-09-08-The lock keeper.md': feedPost({}) })
    await cli(folder, 'validate', '--format', 'html:@/report.html', '@')
    const { page, faults } = await open(join(folder, 'report.html'))
    expect(await page.locator('h2#findings + p').innerText()).toBe('Nothing was found.')
    expect(await page.locator('.notes').count()).toBe(0)
    expect(faults).toEqual([])
  })
})
