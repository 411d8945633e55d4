// The least that a check of an archive can do: read every file, run parsePost on it, count.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePost } from '../dist/index.js'

const folder = process.argv[2]
let count = 0
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.md')) continue
  parsePost(readFileSync(join(folder, path), 'utf8'))
  count++
}
console.log(count)
