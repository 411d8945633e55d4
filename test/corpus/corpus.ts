import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of real posts, or undefined where this machine has none. */
export const corpusFolder = [
  process.env.POSTMATTER_CORPUS,
  resolve(import.meta.dirname, '../../../shared/corpus'),
].find((folder) => folder !== undefined && existsSync(folder))

if (!corpusFolder) {
  console.warn(
    'SKIPPED: there is no corpus of real posts here; set POSTMATTER_CORPUS to a folder of posts to run these tests.',
  )
}

/** Every post of the corpus: its path below the folder, and its text. */
export function corpusPosts(): { path: string; source: string }[] {
  if (!corpusFolder) return []
  const paths = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  return paths.sort().map((path) => ({ path, source: readFileSync(join(corpusFolder!, path), 'utf8') }))
}
