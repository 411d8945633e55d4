import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { samplePost, temporaryFolder } from '../support/temporary-folder.js'

// Opens what it may, and lets go of it from another thread a moment later.
const script = `
import { closeSync, openSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
const { readPosts } = await import(process.argv[2])
const flag = new Int32Array(new SharedArrayBuffer(4))
const source = \`
  const { workerData } = require('node:worker_threads')
  const { closeSync } = require('node:fs')
  workerData.ready[0] = 1
  Atomics.notify(workerData.ready, 0)
  Atomics.wait(workerData.opened, 0, 0)
  setTimeout(() => { for (let fd = workerData.opened[0]; fd > workerData.opened[0] - 20; fd--) closeSync(fd) }, 200)
\`
const opened = new Int32Array(new SharedArrayBuffer(4))
new Worker(source, { eval: true, workerData: { ready: flag, opened } })
Atomics.wait(flag, 0, 0)
let last = 0
let seen = ''
// The folder is looked at before there is none to be opened.
const posts = readPosts('posts')
const first = await posts.next()
try { for (;;) last = openSync('/dev/null', 'r') } catch (error) { seen = error.code }
opened[0] = last
Atomics.notify(opened, 0)
const second = await posts.next()
console.log(JSON.stringify([seen, first.value.ok, second.value.ok]))
process.exit()
`

test.skipIf(process.platform === 'win32')('a post is read as soon as other files have been closed', () => {
  const folder = temporaryFolder({ 'posts/a.md': samplePost(), 'posts/b.md': samplePost(), 'run.mjs': script })
  const archive = join(import.meta.dirname, '../../dist/archive/index.js')
  const output = execFileSync('sh', ['-c', `ulimit -n 512; exec "${process.execPath}" run.mjs "${archive}"`], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(JSON.parse(output)).toEqual(['EMFILE', true, true])
})
