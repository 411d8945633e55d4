import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'

/** How html comes into a page: as the page itself, or by a script. */
export const ways = ['innerHTML', 'twice', 'parser', 'template', 'fragment', 'unsafe'] as const
export type Way = (typeof ways)[number]

const inPage = readFileSync(new URL('./in-page.js', import.meta.url), 'utf8')
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const host = 'http://page.test/'
const hostPage = '<!doctype html><title data-own>Host</title><script data-own>var own = 1</script><body>'
// Closes what is left open before it. An image whose address has the word in it would have told it to somebody.
const secret = 'secret-word'
const after = `<p data-after="1">${secret}</p>'"--><p data-after="2">${secret}</p>`

/** A page that notices all that the html in it does. */
export class Watched {
  readonly #context: BrowserContext
  #page!: Page
  #happened: string[] = []
  #served = hostPage
  #isGoing = false

  private constructor(context: BrowserContext) {
    this.#context = context
  }

  static async open(context: BrowserContext): Promise<Watched> {
    const watched = new Watched(context)
    await watched.#openPage()
    return watched
  }

  async #openPage(): Promise<void> {
    const page = await this.#context.newPage()
    this.#page = page
    const note = (what: string) => {
      // What a page does that was given up says nothing about the next.
      if (this.#page === page) this.#happened.push(what)
    }
    await page.addInitScript({ content: inPage })
    await page.route('**/*', (route) => {
      const request = route.request()
      const type = request.resourceType()
      if (this.#isGoing && request.isNavigationRequest() && request.frame() === page.mainFrame()) {
        this.#isGoing = false
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: this.#served })
      }
      note(describeRequest(request))
      // Nothing is there, so that handlers of errors run.
      if (type === 'image' && request.url().startsWith(host)) return route.fulfill({ status: 404 })
      if (type === 'image') return route.fulfill({ contentType: 'image/png', body: pixel })
      if (type === 'script') return route.fulfill({ contentType: 'text/javascript', body: 'alert(1)' })
      if (type === 'stylesheet') return route.fulfill({ contentType: 'text/css', body: '' })
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) {
        return route.fulfill({ contentType: 'text/html', body: '<p>A frame.' })
      }
      // A page that is answered so is not left.
      return route.fulfill({ status: 204 })
    })
    await page.routeWebSocket(/./, (socket) => void note(`load: websocket ${socket.url()}`))
    page.on('console', (message) => {
      const text = message.text()
      if (text.startsWith('happened: ')) note(text.slice('happened: '.length))
      if (text.startsWith('not inserted: ')) note(text)
    })
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') note(`script: dialog ${dialog.message()}`)
      void dialog.accept().catch(() => {})
    })
    page.on('pageerror', (error) => note(`script: ${error.message}`))
    page.on('popup', (popup) => {
      note(`window: ${popup.url()}`)
      void popup.close()
    })
    page.on('download', (download) => {
      note(`load: download ${download.url()}`)
      void download.cancel()
    })
    page.on('worker', (worker) => note(`script: worker ${worker.url()}`))
    page.on('frameattached', () => note('frame'))
    page.on('framenavigated', (frame) => {
      const url = frame.url()
      if (frame !== page.mainFrame()) note(`frame: ${url}`)
      else if (!url.startsWith(host) && url !== 'about:blank') note(`left the page for ${url}`)
    })
  }

  /** What happens when a script puts every html into an element of its own, in every given way. */
  async insert(htmls: readonly string[], ways: readonly Way[], options: WatchOptions): Promise<string[]> {
    return this.#watch(hostPage, options, { htmls, ways })
  }

  /** What happens when the html is a page, with something behind it. */
  async visit(html: string, options: WatchOptions): Promise<string[]> {
    return this.#watch(`<!doctype html><meta charset="utf-8" data-own><body>${html}${after}`, options)
  }

  async #watch(served: string, { pause, strict, isAllowed }: WatchOptions, inserted: object = {}): Promise<string[]> {
    // Whatever the page before still does belongs to it. It does nothing where only nothing is expected.
    if (this.#happened.some((what) => leaves.test(what))) await this.#renew()
    else if (!strict) await this.#page.goto('about:blank').catch(() => this.#renew())
    this.#happened = []
    this.#served = served
    this.#isGoing = true
    try {
      await this.#page.goto(host, { waitUntil: 'load', timeout: 3_000 })
    } catch (error) {
      // A page may be left, or kept from loading, at once.
      this.#happened.push(firstLine(error))
    }
    const run = this.#page.evaluate<string[]>(`window.__harness(${JSON.stringify({ ...inserted, pause, strict })})`)
    try {
      this.#happened.push(...(await run))
    } catch (error) {
      this.#happened.push(firstLine(error))
    }
    return [...new Set(this.#happened)].filter((what) => !isAllowed(what))
  }

  async #renew(): Promise<void> {
    const old = this.#page
    await this.#openPage()
    await old.close()
  }
}

// What may go on when the next page is opened.
const leaves = /^(?:left|window|frame|script: left|load: (?:document|download|ping|other))/

function firstLine(error: unknown): string {
  return `left: ${String(error).split('\n')[0]}`
}

export type WatchOptions = {
  /** Milliseconds to wait for what happens later, twice. */
  pause: number
  /** Whether markup counts that does nothing yet. */
  strict: boolean
  isAllowed: (what: string) => boolean
}

function describeRequest(request: Request): string {
  const url = request.url()
  const isTold = url.includes(secret) ? 'told: ' : ''
  return `${isTold}load: ${request.resourceType()} ${request.method()} ${url.slice(0, 200)}`
}

export async function openPages(browser: Browser, count: number): Promise<Watched[]> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } })
  return Promise.all(Array.from({ length: count }, () => Watched.open(context)))
}
