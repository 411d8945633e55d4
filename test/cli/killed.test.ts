import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fixPost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
// 200 where somebody wants to be surer (POSTMATTER_KILLS=200): each starts a process.
const kills = Number(process.env.POSTMATTER_KILLS ?? 60)
const files = 150

test(`validate --fix, killed at ${kills} moments, leaves every file as it was or as it is to be`, async () => {
  const untidy = feedPost({ html: `<p>${'The gate was repaired in May. '.repeat(400)}</p>` }).replace(
    '\n------\n',
    '\n---\n',
  )
  const tidy = fixPost(untidy).document.source
  expect(tidy).not.toBe(untidy)
  // In the order in which they are mended.
  const names = Array.from({ length: files }, (_, index) => `2020-09-08-${index}.md`).sort()
  const folder = temporaryFolder()
  const seen = { untidy: 0, tidy: 0, torn: 0, mixed: 0 }
  for (let round = 0; round < kills; round++) {
    for (const name of names) writeFileSync(join(folder, name), untidy)
    const child = spawn(process.execPath, [command, 'validate', '--fix', folder], { stdio: 'ignore' })
    let isGone = false
    const gone = new Promise((resolve) => child.once('exit', resolve)).then(() => (isGone = true))
    // The moments are told by the work itself, which is as fast as the machine lets it be: while it starts, when a file has
    // been mended, each time another one, and a little later.
    const file = Math.floor((round / kills) * (files + 30)) - 15
    if (file < 0) await setTimeout(round * 10)
    const target = join(folder, names[Math.min(Math.max(file, 0), files - 1)]!)
    while (file >= 0 && !isGone && statSync(target).size !== Buffer.byteLength(tidy)) await setTimeout(0)
    const start = performance.now()
    while (performance.now() - start < (round % 5) / 10);
    child.kill('SIGKILL')
    await gone
    const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    for (const text of texts) seen[text === tidy ? 'tidy' : text === untidy ? 'untidy' : 'torn']++
    if (texts.includes(tidy) && texts.includes(untidy)) seen.mixed++
  }
  expect(seen.torn).toBe(0)
  // It was killed before, in the midst of the work, and after it.
  expect(seen.untidy).toBeGreaterThan(0)
  expect(seen.tidy).toBeGreaterThan(0)
  expect(seen.mixed).toBeGreaterThan(kills / 2)
  // What a killed process leaves behind is no post.
  expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toHaveLength(files)
}, 300_000)
