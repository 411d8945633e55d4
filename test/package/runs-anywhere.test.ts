import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EdgeVM } from '@edge-runtime/vm'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { build as buildWithVite } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/browser.js'
import { feedPost } from '../support/feed-post.js'
import { needing } from '../support/needs.js'
import { bundleForBrowser } from './support/browser-bundle.js'
import { everything } from './support/everywhere.js'
import { root } from './support/package.js'

const source = feedPost({
  title: 'Salt',
  html: '<p>Salt &amp; rope, 鹽。</p><div class="wp-caption"><img src="/pier.jpg" onerror="run()"><p class="wp-caption-text">The pier</p></div>',
})
const program = `import { everything } from './test/package/support/everywhere.ts'`
const call = `everything(${JSON.stringify(source)})`

const expected = JSON.parse(JSON.stringify(everything(source)))

test('in Node: what the other places have to give', () => {
  expect(expected).toMatchObject({
    title: 'Salt',
    isCanonical: true,
    isPostError: true,
    codes: ['front-matter/missing'],
    timestamp: '2020-09-08T00:41:23.000Z',
    verdict: 'valid',
    html: '<p>Salt &#x26; rope, 鹽。</p><figure class="wp-caption"><img src="https://example.org/pier.jpg" loading="lazy"><figcaption class="wp-caption-text">The pier</figcaption></figure>',
    captions: ['The pier'],
    text: 'Salt & rope, 鹽。\n\nThe pier',
  })
})

test('in an edge runtime, with eval forbidden', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `${program}; globalThis.result = JSON.stringify(${call})`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  })
  const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false } })
  expect(() => vm.evaluate('eval("1")')).toThrow()
  vm.evaluate(outputFiles[0]!.text)
  expect(JSON.parse(vm.evaluate('result'))).toEqual(expected)
})

/** Opens a page of the given files, which may run no code but theirs, and gives what it has to say. */
async function visit(browser: Browser, files: Record<string, string>): Promise<unknown> {
  const page: Page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => problems.push(message.text()))
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html'
    const body = files[path]
    if (body === undefined) return route.fulfill({ status: 404 })
    const contentType = path.endsWith('.html') ? 'text/html' : 'text/javascript'
    const headers = {
      'content-security-policy': "default-src 'none'; script-src 'self'; worker-src 'self'; img-src data:",
    }
    return route.fulfill({ body, contentType: `${contentType}; charset=utf-8`, headers })
  })
  await page.goto('http://page.test/')
  const root = page.locator('html[data-result]')
  await root.waitFor({ state: 'attached', timeout: 30_000 }).catch((error: unknown) => {
    throw new Error([String(error), ...problems].join('\n'))
  })
  const result = JSON.parse((await root.getAttribute('data-result'))!)
  await page.close()
  expect(problems).toEqual([])
  return result
}

const say = `document.documentElement.dataset.result = JSON.stringify(${call})`
const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>'

describe('in Chromium', { ...needing('chromium'), timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test('from one plain module script', async () => {
    const { text } = await bundleForBrowser(`${program}; ${say}`)
    expect(text).not.toMatch(/\bBuffer\b|\beval\s*\(|\bnew Function\b|\brequire\(["']|["'](?:node:)?fs["']/)
    expect(await visit(browser, { 'index.html': page, 'main.js': text })).toEqual(expected)
  })

  test('in a web worker', async () => {
    const { text } = await bundleForBrowser(`${program}; postMessage(JSON.stringify(${call}))`)
    const main = `
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => { document.documentElement.dataset.result = data }
      worker.onerror = ({ message }) => { throw new Error(message) }`
    expect(await visit(browser, { 'index.html': page, 'main.js': main, 'worker.js': text })).toEqual(expected)
  })

  test('built by Vite without configuration', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postmatter-vite-'))
    try {
      await mkdir(join(folder, 'node_modules'))
      await symlink(root, join(folder, 'node_modules/postmatter'))
      await symlink(join(root, 'node_modules/zod'), join(folder, 'node_modules/zod'))
      await writeFile(join(folder, 'index.html'), page)
      await writeFile(join(folder, 'everywhere.ts'), await readFile(join(root, 'test/package/support/everywhere.ts')))
      const main = `import { everything } from './everywhere.ts'; ${say}`
      await writeFile(join(folder, 'main.js'), main)
      const warnings: string[] = []
      const warn = (message: string) => void warnings.push(message)
      await buildWithVite({
        root: folder,
        configFile: false,
        build: { chunkSizeWarningLimit: 2_000 },
        customLogger: {
          info: () => {},
          warn,
          warnOnce: warn,
          error: warn,
          clearScreen: () => {},
          hasErrorLogged: () => false,
          hasWarned: false,
        },
      })
      const files: Record<string, string> = {}
      for (const path of await readdir(join(folder, 'dist'), { recursive: true })) {
        if (/\.\w+$/.test(path)) files[path] = await readFile(join(folder, 'dist', path), 'utf8')
      }
      expect(await visit(browser, files)).toEqual(expected)
      expect(warnings).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
