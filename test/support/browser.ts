import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is: POSTMATTER_CHROMIUM, or one of the usual places. */
export function findChromium(): string | undefined {
  const { POSTMATTER_CHROMIUM: wanted } = process.env
  if (wanted && !existsSync(wanted)) throw new Error(`POSTMATTER_CHROMIUM: there is no ${wanted}`)
  return wanted || usualPlaces.find((path) => existsSync(path))
}

export const howToGetChromium =
  'There is no Chromium: `apt-get install chromium`, or say in POSTMATTER_CHROMIUM where one is.'

/** A browser that reaches no network: what a test does not answer goes to a proxy that does not exist. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Chromium refuses to run as root otherwise.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    proxy: { server: 'http://127.0.0.1:9', bypass: '<-loopback>' },
  })
}
