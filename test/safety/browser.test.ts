import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/browser.js'
import { needing } from '../support/needs.js'
import { openPages, type Watched, type WatchOptions, type Way, ways } from './harness.js'
import { joins } from './joins.js'
import { payloads } from './payloads/index.js'
import { sanitized, sanitizers } from './sanitized.js'

// Waiting is most of what a page does.
const pageCount = 6
const pause = 40
const perPage = 60

/** What html may do that nobody sanitised: nothing is known of its pictures but that some have no business to be there. */
const isUsual = (what: string) => /^load: (?:image|media) GET (?!https?:\/\/never\.test)/.test(what)
/** What sanitised html may do. */
const isAgreed = (what: string) => /^load: (?:image|media) GET https?:/.test(what)

const raw = { strict: false, isAllowed: isUsual }
const safe = { strict: true, isAllowed: isAgreed, pause }

type Happened = { html: string; happened: string[] }

/** Every different html that comes out, with one of the ways that lead to it. */
function results(inputs: readonly { name: string; html: string }[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [way, sanitize] of Object.entries(sanitizers)) {
    for (const { name, html } of inputs) {
      const result = sanitized(sanitize, html)
      if (result !== undefined && !found.has(result)) found.set(result, `${name}, ${way}`)
    }
  }
  return found
}

describe('in a browser', { ...needing('chromium'), timeout: 300_000 }, () => {
  let browser: Browser
  let pages: Watched[]
  beforeAll(async () => {
    browser = await launchChromium()
    pages = await openPages(browser, pageCount)
  })
  afterAll(() => browser?.close())

  /** Gives every page the next of the items as long as there are any. */
  async function shareOut<T>(items: readonly T[], work: (item: T, page: Watched) => Promise<void>): Promise<void> {
    const queue = [...items]
    const run = async (page: Watched) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, page)
    }
    await Promise.all(pages.map(run))
  }

  /** What happens where a script puts them, by html; one by one only where something happens. */
  async function inspect(htmls: readonly string[], names: readonly Way[], options: WatchOptions): Promise<Happened[]> {
    const batches: string[][] = []
    for (let start = 0; start < htmls.length; start += perPage) batches.push(htmls.slice(start, start + perPage))
    const found: Happened[] = []
    const look = async (batch: string[], page: Watched): Promise<void> => {
      const happened = await page.insert(batch, names, options)
      if (happened.length === 0) return
      if (batch.length === 1) found.push({ html: batch[0]!, happened })
      else {
        const middle = batch.length >> 1
        await look(batch.slice(0, middle), page)
        await look(batch.slice(middle), page)
      }
    }
    await shareOut(batches, look)
    return found
  }

  test('what is said to do something when it is not sanitised does, so that this test would notice', async () => {
    const firing = payloads.filter((payload) => payload.raw === 'fires')
    const silent: string[] = []
    await shareOut(firing, async ({ name, html }, page) => {
      // Some take their time, the more so on a busy machine.
      for (const pause of [20, 200, 2_000]) {
        if ((await page.visit(html, { ...raw, pause })).length > 0) return
        if ((await page.insert([html], ['innerHTML'], { ...raw, pause })).length > 0) return
      }
      silent.push(name)
    })
    expect(silent).toEqual([])
    expect(firing.length).toBeGreaterThan(600)
  })

  test('what is said to do nothing does nothing, so that the others are all there is to notice', async () => {
    const quiet = payloads.filter((payload) => payload.raw === 'quiet')
    const loud = await inspect(
      quiet.map(({ html }) => html),
      ['innerHTML'],
      { ...raw, pause },
    )
    await shareOut(quiet, async ({ html }, page) => {
      const happened = await page.visit(html, { ...raw, pause })
      if (happened.length > 0) loud.push({ html, happened })
    })
    expect(loud).toEqual([])
  })

  describe.each([
    { what: 'payloads', inputs: payloads },
    { what: 'joins of payloads', inputs: joins(payloads, 200) },
  ])('sanitised $what', ({ inputs }) => {
    const htmls = results(inputs)

    test('do nothing as pages', async () => {
      const found: (Happened & { name: string })[] = []
      await shareOut([...htmls], async ([html, name], page) => {
        const happened = await page.visit(html, safe)
        if (happened.length > 0) found.push({ name, html, happened })
      })
      expect(found).toEqual([])
    })

    test('do nothing where a script puts them', async () => {
      const found = await inspect([...htmls.keys()], ways, safe)
      expect(found.map(({ html, happened }) => ({ name: htmls.get(html), html, happened }))).toEqual([])
    })
  })
})
