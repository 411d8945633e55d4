import { readFileSync, writeFileSync } from 'node:fs'
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
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/^Findings from 2020-09 to 2020-09; most in/)
    expect(await page.locator('.tiles li').allInnerTexts()).toEqual(
      expect.arrayContaining(
        ['4\n\nfiles', '3\n\nvalid', '1\n\ninvalid'].map((text) => expect.stringMatching(text.replace('\n\n', '\\s+'))),
      ),
    )
  })

  test('says how many findings it leaves out, so that one post cannot fill it', async () => {
    const { page, rows } = await open(await report())
    expect((await rows()).filter((row) => row.includes('Many.md') && row.includes('url/relative'))).toHaveLength(10)
    expect(await page.locator('h2#findings + p').innerText()).toMatch(
      /^The table holds \d+ of 3\d\d findings, the errors first/,
    )
  })

  test('is filtered by words, level, rule and source', async () => {
    const { page, rows } = await open(await report())
    await page.getByLabel('Rule').selectOption('timestamp/mismatch')
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
      const { page } = await open(await report(), { bypassCSP: true, colorScheme, viewport: { width, height: 900 } })
      await page.addScriptTag({ content: axe })
      const { violations } = await page.evaluate<AxeResults>('axe.run()')
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    },
  )

  test('of a run without findings says so', async () => {
    const folder = temporaryFolder({ '2020-09-08-The lock keeper.md': feedPost({}) })
    await cli(folder, 'validate', '--format', 'html:@/report.html', '@')
    const { page, faults } = await open(join(folder, 'report.html'))
    expect(await page.locator('main').innerText()).toContain('Nothing was found.')
    expect(faults).toEqual([])
  })
})
