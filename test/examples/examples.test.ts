import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBody, toText } from '../../src/index.js'
import { launchChromium } from '../support/browser.js'
import { needing } from '../support/needs.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** A copy of the examples, in which what they depend on is installed: postmatter as it is built here. */
let folder: string
const example = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postmatter-examples-'))
  await cp(join(root, 'docs/examples'), folder, { recursive: true })
  const names = (await readdir(folder, { withFileTypes: true })).filter(
    (file) => file.isDirectory() && file.name !== 'posts',
  )
  for (const { name } of names) {
    const { dependencies, devDependencies } = JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8'))
    const modules = join(folder, name, 'node_modules')
    await mkdir(join(modules, '@types'), { recursive: true })
    for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
      const target = dependency === 'postmatter' ? root : join(root, 'node_modules', dependency)
      await symlink(target, join(modules, dependency))
    }
  }
})
afterAll(() => rm(folder, { recursive: true }))

const node = async (name: string, ...args: string[]) =>
  (await run(process.execPath, args, { cwd: example(name), env: { ...process.env, NO_COLOR: '1' } })).stdout

/** Opens a page of files; pictures are grey, and nothing else is there. Gives the page, and what it complains of. */
async function open(browser: Browser, site: string, path: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } })
  const problems: string[] = []
  page.on('console', (message) => problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540" fill="#8a98a0"/></svg>'
    if (route.request().resourceType() === 'image')
      return route.fulfill({ body: picture, contentType: 'image/svg+xml' })
    if (url.origin !== 'http://page.test') return route.fulfill({ status: 404 })
    const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
    const file = decodeURIComponent(url.pathname)
    const contentType = `${types[extname(file)]}; charset=utf-8`
    return route.fulfill({ body: await readFile(join(site, file), 'utf8'), contentType })
  })
  await page.goto(`http://page.test/${path}`)
  await page.waitForLoadState('networkidle')
  return { page, problems }
}

/** Keeps a picture of a page where somebody wants to look: EXAMPLES_SCREENSHOTS names a folder. */
async function screenshot(page: Page, name: string): Promise<void> {
  const { EXAMPLES_SCREENSHOTS: place } = process.env
  if (place) await page.screenshot({ path: join(place, `${name}.png`), fullPage: true })
}

const article = [
  'The bell is rung twice.',
  'Photo: Edda Holm',
  'From the ferryman’s notebook, 2019',
  'Dogs first, then children.',
]
const furniture = /Share this|appeared first/

describe('the static page', () => {
  let site: string
  beforeAll(async () => {
    site = join(example('static-page'), 'site')
    await node('static-page', 'build.js', '../posts', 'site')
  })

  test('has a page of every post, and one that lists them', async () => {
    const posts = (await readdir(join(folder, 'posts'))).map((name) => name.replace(/\.md$/, '.html'))
    expect((await readdir(site)).sort()).toEqual([...posts, 'index.html', 'style.css'].sort())
    const index = await readFile(join(site, 'index.html'), 'utf8')
    expect(index.indexOf('霧裡的電話')).toBeLessThan(index.indexOf('The ferry that waits'))
    const text = toText(parseBody(await readFile(join(site, posts.find((name) => name.includes('ferry'))!), 'utf8')))
    for (const part of article) expect(text).toContain(part)
    expect(text).not.toMatch(furniture)
  })

  test('can be read in a browser', { ...needing('chromium'), timeout: 60_000 }, async () => {
    const browser = await launchChromium()
    try {
      for (const name of (await readdir(site)).filter((file) => file.endsWith('.html'))) {
        const { page, problems } = await open(browser, site, encodeURIComponent(name))
        await screenshot(page, `static-${name.replace('.html', '')}`)
        expect(problems).toEqual([])
        await page.setViewportSize({ width: 360, height: 740 })
        await screenshot(page, `static-narrow-${name.replace('.html', '')}`)
        // Nothing is wider than a small screen.
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
      }
      const { page } = await open(browser, site, '2020-09-08-The%20ferry%20that%20waits%20for%20nobody.html')
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.locator('h2').allTextContents()).toEqual(['What crosses, and what does not'])
      expect(await page.locator('iframe').isVisible()).toBe(false)
      await page.getByText('A crossing in four minutes').click()
      expect(await page.locator('iframe').isVisible()).toBe(true)
    } finally {
      await browser.close()
    }
  })
})

describe('the React page', () => {
  test('has types that fit', async () => {
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: example('react-page'),
    })
  })

  test('is built by Vite and can be read in a browser', { ...needing('chromium'), timeout: 60_000 }, async () => {
    await build({ root: example('react-page'), logLevel: 'silent', build: { outDir: 'site' } })
    const browser = await launchChromium()
    try {
      const { page, problems } = await open(browser, join(example('react-page'), 'site'), 'index.html')
      const text = await page.locator('article').innerText()
      for (const part of article) expect(text).toContain(part)
      expect(text).not.toMatch(furniture)
      await screenshot(page, 'react')
      await page.getByRole('button', { name: 'Larger' }).click()
      await screenshot(page, 'react-large')
      expect(await page.locator('figure.large').count()).toBe(1)
      await page.getByRole('button', { name: /A crossing in four minutes/ }).click()
      expect(await page.locator('iframe').getAttribute('src')).toBe(
        'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1',
      )
      expect(problems.filter((problem) => !/404|React DevTools/.test(problem))).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

test('the terminal reader shows a post', async () => {
  const [name] = (await readdir(join(folder, 'posts'))).filter((file) => file.includes('ferry'))
  const shown = await node('terminal-reader', 'read.js', join('../posts', name!))
  const text = shown.replace(/\s+/g, ' ')
  for (const part of [...article, '## What crosses', '▶', '1. Dogs', '│ A piano']) expect(text).toContain(part)
  expect(text).not.toMatch(furniture)
  const width = Math.max(
    ...shown
      .replace(/\u001b\]8;;.*?\u001b\\/g, '')
      .split('\n')
      .map((line) => line.length),
  )
  expect(width).toBeLessThanOrEqual(80)
})

test('the JSON Feed is one', async () => {
  const feed = JSON.parse(await node('json-feed', 'feed.js', '../posts'))
  expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: expect.any(String) })
  expect(feed.items.map(({ title }: { title: string }) => title)).toEqual([
    '渡口的鐘',
    '霧裡的電話',
    'Fog over the harbour',
    'The ferry that waits for nobody',
    'The lamp keeper',
  ])
  const ferry = feed.items.find(({ title }: { title: string }) => title.startsWith('The ferry'))
  expect(ferry).toMatchObject({
    id: 'https://example.org/2020/09/ferry/',
    url: 'https://example.org/2020/09/ferry/',
    image: 'https://example.org/ferry.jpg',
    date_published: '2020-09-08T00:41:23.000Z',
    authors: [{ name: 'Edda Holm' }],
    tags: ['River'],
  })
  expect(ferry.content_html).toContain('<figcaption class="wp-caption-text">The nine o’clock crossing in August.')
  expect(ferry.content_text).not.toMatch(furniture)
  expect(ferry.summary.length).toBeLessThanOrEqual(200)
})
