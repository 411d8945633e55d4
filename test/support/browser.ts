import { type Browser, chromium as playwright } from 'playwright-core'
import { chromium, needs } from './needs.js'

/** A browser that reaches no network: what a test does not answer goes to a proxy that does not exist. */
export function launchChromium(): Promise<Browser> {
  if (chromium === undefined) throw new Error(`There is no ${needs.chromium.what}: ${needs.chromium.toHaveIt}`)
  return playwright.launch({
    executablePath: chromium,
    // Chromium refuses to run as root otherwise.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    proxy: { server: 'http://127.0.0.1:9', bypass: '<-loopback>' },
  })
}
