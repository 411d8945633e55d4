import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder } from '../support/needs.js'

/** Every post of the corpus: its path below the folder, and its text. */
export function corpusPosts(): { path: string; source: string }[] {
  if (!corpusFolder) return []
  const paths = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  return paths.sort().map((path) => ({ path, source: readFileSync(join(corpusFolder!, path), 'utf8') }))
}
