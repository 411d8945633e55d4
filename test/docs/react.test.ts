import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../package/support/package.js'
import { launchChromium } from '../support/browser.js'
import { needing } from '../support/needs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { readPage } from './pages.js'
import { readSamples } from './read-samples.js'

test('the page of docs/react.md shows its post', { ...needing('chromium'), timeout: 120_000 }, async () => {
  const { build } = await import('vite')
  const folder = temporaryFolder()
  for (const { file, text } of readSamples(readPage('docs/react.md'))) {
    if (file === undefined) continue
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), `${text}\n`)
  }
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  await symlink(root, join(modules, 'postmatter'))
  for (const name of ['react', 'react-dom', 'zod']) await symlink(join(root, 'node_modules', name), join(modules, name))
  await build({ root: folder, logLevel: 'silent' })

  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('console', (message) => /error|warn/.test(message.type()) && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.route('**/*', async (route) => {
      const { origin, pathname } = new URL(route.request().url())
      if (origin !== 'http://page.test') return route.fulfill({ body: '', contentType: 'image/svg+xml' })
      const body = await readFile(join(folder, 'dist', pathname === '/' ? 'index.html' : pathname))
      return route.fulfill({ body, contentType: pathname === '/' ? 'text/html' : 'text/javascript' })
    })
    await page.goto('http://page.test/')
    expect(await page.locator('#page').innerHTML()).toBe(
      '<article><h1>Fog</h1><p>Ada Marsh, 2020-09-08</p><p>It lifted at noon, and took the bell with it.</p>' +
        '<figure class="image"><img alt="A pier" loading="lazy" src="https://example.org/pier.jpg"><figcaption>The pier at eleven</figcaption></figure></article>',
    )
    expect(problems).toEqual([])
  } finally {
    await browser.close()
  }
})
