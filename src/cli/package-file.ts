import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The text of a file that this package exports. It is found by the package's own name, wherever the build has put this
 * module.
 *
 * @example
 * packageFile('package.json')
 */
export function packageFile(subpath: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(`postmatter/${subpath}`), 'utf8')
}
