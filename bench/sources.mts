import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder whose posts are measured: the corpus of real posts where there is one, else the project's own fixtures. */
export function benchFolder(): string {
  const corpus = process.env.POSTMATTER_CORPUS ?? resolve(import.meta.dirname, '../../shared/corpus')
  return existsSync(corpus) ? corpus : resolve(import.meta.dirname, '../fixtures/canonical')
}

/** The posts below a folder. */
export function readSources(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  return paths.sort().map((path) => readFileSync(join(folder, path), 'utf8'))
}
