import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import * as react from 'react/jsx-runtime'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBody, toHtml, toJsx } from '../../src/index.js'
import { launchChromium } from '../support/browser.js'
import { needing } from '../support/needs.js'
import { sampleHtml } from './sample.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

const fixtures = join(root, 'fixtures/body')
const bodies = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .sort()
  .map((path) => ({ name: path, html: readFileSync(join(fixtures, path), 'utf8') }))
  .concat({ name: 'the sample', html: sampleHtml })

/** Hydrates what the server rendered, and says of every body what React complains of. */
const client = `
  import { hydrateRoot } from 'react-dom/client'
  import * as react from 'react/jsx-runtime'
  import { flushSync } from 'react-dom'
  import { parseBody, toJsx } from './src/index.ts'
  globalThis.hydrate = (bodies) => bodies.flatMap(({ name, html }, index) => {
    const said = []
    console.error = console.warn = (...parts) => said.push(name + ': ' + parts.join(' ').slice(0, 500))
    const onRecoverableError = (error) => said.push(name + ': ' + error)
    const place = document.getElementById('body-' + index)
    const before = place.innerHTML
    flushSync(() => hydrateRoot(place, toJsx(parseBody(html), react), { onRecoverableError }))
    if (place.innerHTML !== before) said.push(name + ': the html has changed')
    return said
  })`

describe('in Chromium', { ...needing('chromium'), timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test('React hydrates what it rendered on the server, without warnings', async () => {
    const { outputFiles } = await build({
      stdin: { contents: client, resolveDir: root },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      define: { 'process.env.NODE_ENV': '"development"' },
      logLevel: 'silent',
    })
    const rendered = bodies.map(({ html }, index) => {
      return `<div id="body-${index}">${renderToString(toJsx(parseBody(html), { ...react }))}</div>`
    })
    const page = await browser.newPage()
    await page.route('**/*', (route) => route.fulfill({ status: 404 }))
    await page.setContent(`<!doctype html><body>${rendered.join('')}`)
    await page.addScriptTag({ content: outputFiles[0]!.text })
    expect(bodies.length).toBeGreaterThan(150)
    expect(await page.evaluate(`hydrate(${JSON.stringify(bodies)})`)).toEqual([])
    // The same test notices what is wrong.
    await page.evaluate(`document.getElementById('body-0').remove()`)
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<div id="body-0"><p>Other</p></div>')`)
    const [first] = bodies
    expect(await page.evaluate(`hydrate(${JSON.stringify([first])})`)).not.toEqual([])
    await page.close()
  })

  test('a player behind a facade is loaded when the reader opens it, and not before', async () => {
    const frame = '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Waves"></iframe>'
    const html = toHtml(parseBody(`<p>Before</p>${frame}<p>After</p>`), { embeds: 'facade' })
    const page = await browser.newPage()
    const asked: string[] = []
    await page.route('**/*', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ contentType: 'text/html', body: 'A player' })
    })
    await page.goto('http://page.test/')
    asked.length = 0
    await page.setContent(`<!doctype html><body>${html}`)
    await page.locator('summary').scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    expect(asked).toEqual([])
    expect(await page.locator('iframe').isVisible()).toBe(false)
    await page.locator('summary').click()
    await page.frameLocator('iframe').getByText('A player').waitFor()
    expect(asked).toEqual(['https://www.youtube-nocookie.com/embed/abcdefghijk'])
    await page.close()
  })
})
