import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import { findConfig } from '../load-config.js'
import { packageVersion } from '../tool-info.js'
import type { ConfigChoice } from './choose-config.js'

const endings = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json']
const imported = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g

/**
 * Names what the results of a run depend on besides the posts: this version, Node's, and the configuration with all that it
 * imports. Of files their text counts, of packages their package.json.
 */
export function configFingerprint({ config, preset }: ConfigChoice): string {
  const file = preset === undefined ? findConfig(config, '.') : undefined
  const parts = [packageVersion(), process.version, preset ?? '', ...(file === undefined ? [] : textsOf(file))]
  return hash('sha256', JSON.stringify(parts), 'hex')
}

/** The texts of a module and of the modules that it imports, each once. */
function textsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  if (extname(file) === '.json') return [text]
  const names = [...text.matchAll(imported)].map(([, , name]) => name!)
  return [
    text,
    ...names.flatMap((name) => {
      if (name.startsWith('node:')) return []
      const found =
        name.startsWith('.') || name.startsWith('/') ? localFile(resolve(dirname(file), name)) : packageFile(name, file)
      return found === undefined ? [] : textsOf(found, seen)
    }),
  ]
}

/** A file as TypeScript and Node find it: with its ending, with that of its source, or with one that is left out. */
function localFile(path: string): string | undefined {
  const bare = path.replace(/\.([mc]?)js$/, '.$1ts')
  const candidates = [
    path,
    bare,
    ...endings.map((ending) => path + ending),
    ...endings.map((ending) => join(path, `index${ending}`)),
  ]
  return candidates.find((candidate) => extname(candidate) !== '' && existsSync(candidate))
}

/** The package.json of the package that a module imports. */
function packageFile(name: string, from: string): string | undefined {
  const [scope, rest] = name.split('/')
  const packageName = name.startsWith('@') ? `${scope}/${rest}` : scope!
  const folders = createRequire(from).resolve.paths(packageName) ?? []
  return folders.map((folder) => join(folder, packageName, 'package.json')).find((file) => existsSync(file))
}
