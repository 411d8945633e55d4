import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fixPost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const kills = 200
const files = 150

test(`validate --fix, killed at ${kills} moments, leaves every file as it was or as it is to be`, async () => {
  const untidy = feedPost({ html: `<p>${'The gate was repaired in May. '.repeat(400)}</p>` }).replace(
    '\n------\n',
    '\n---\n',
  )
  const tidy = fixPost(untidy).document.source
  expect(tidy).not.toBe(untidy)
  const names = Array.from({ length: files }, (_, index) => `2020-09-08-${index}.md`)
  const folder = temporaryFolder()
  const seen = { untidy: 0, tidy: 0, torn: 0, mixed: 0 }
  for (let round = 0; round < kills; round++) {
    for (const name of names) writeFileSync(join(folder, name), untidy)
    const child = spawn(process.execPath, [command, 'validate', '--fix', folder], { stdio: 'ignore' })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    // It takes some 100 ms to start, and as long again to write the files.
    await Promise.race([gone, setTimeout(90 + (round / kills) * 250)])
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
  expect(seen.mixed).toBeGreaterThan(kills / 20)
  // What a killed process leaves behind is no post.
  expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toHaveLength(files)
}, 300_000)
