// Makes the pictures of README.md with a headless Chromium, from the fixtures and the examples: `npm run pictures`.
// They stay in the repository, for the package has text only: npm shows them as soon as package.json names the repository.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/support/browser.js'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
/** What a reader of the README has to load for each, at most, in bytes. */
const mostBytes = 150_000

/** What the pictures of the sample post show: the fixtures name addresses that do not exist. */
const ferry = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540">
  <rect width="960" height="540" fill="#27384a"/>
  <rect y="250" width="960" height="290" fill="#1b2836"/>
  <path d="M0 250 Q160 190 330 235 T700 215 T960 245 V250 Z" fill="#16202b"/>
  <path d="M330 330 H640 L605 372 H365 Z" fill="#c9a26b"/>
  <path d="M595 330 V262" stroke="#c9a26b" stroke-width="7"/>
  <circle cx="595" cy="252" r="46" fill="#ffd98a" opacity=".18"/>
  <circle cx="595" cy="252" r="13" fill="#ffd98a"/>
  <path d="M420 412 H700 M380 440 H630 M500 468 H720" stroke="#ffd98a" stroke-width="3" opacity=".35"/>
</svg>`

const folder = mkdtempSync(join(tmpdir(), 'postmatter-pictures-'))
const browser = await launchChromium()
try {
  mkdirSync(pictures, { recursive: true })
  // As high as the first finding goes.
  await take(browser, 'report.png', reportOfFixtures(), { width: 1040, height: 1082 })
  await take(browser, 'article.png', articleOfExamples(), { width: 820, height: 900 })
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

/** The report of `postmatter validate` on the fixture archive, by all rules. */
function reportOfFixtures(): string {
  const report = join(folder, 'report.html')
  const main = join(root, 'dist/cli/main.js')
  const args = ['validate', '--preset', 'strict', '--format', `html:${report}`, '.']
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: join(root, 'fixtures/archive') })
  // 1 is what the malformed post in it makes.
  if (status !== 1) throw new Error(String(stderr))
  return report
}

/** The longest page of docs/examples/static-page. */
function articleOfExamples(): string {
  const example = join(folder, 'static-page')
  mkdirSync(join(example, 'node_modules'), { recursive: true })
  symlinkSync(root, join(example, 'node_modules/postmatter'))
  for (const name of ['build.js', 'style.css', 'package.json']) {
    writeFileSync(join(example, name), readFileSync(join(root, 'docs/examples/static-page', name)))
  }
  execFileSync(process.execPath, ['build.js', join(root, 'docs/examples/posts'), 'site'], { cwd: example })
  const site = join(example, 'site')
  const articles = readdirSync(site).filter((name) => /^\d.*\.html$/.test(name))
  const sizes = articles.map((name) => statSync(join(site, name)).size)
  return join(site, articles[sizes.indexOf(Math.max(...sizes))]!)
}

/** A picture of the top of a page. */
async function take(browser: Browser, name: string, file: string, viewport: { width: number; height: number }) {
  const page = await browser.newPage({ viewport, colorScheme: 'light', locale: 'en', timezoneId: 'UTC' })
  await page.route(/^https?:/, (route) =>
    route.request().resourceType() === 'image'
      ? route.fulfill({ body: ferry, contentType: 'image/svg+xml' })
      : route.fulfill({ status: 404 }),
  )
  await page.goto(pathToFileURL(file).href)
  const picture = await page.screenshot()
  if (picture.length > mostBytes) throw new Error(`${name} has ${picture.length} bytes, more than ${mostBytes}.`)
  writeFileSync(join(pictures, name), picture)
  process.stdout.write(`docs/pictures/${name}: ${picture.length} bytes\n`)
}
