import { hash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findConfig } from '../load-config.js'
import { packageVersion } from '../tool-info.js'
import type { ConfigChoice } from './choose-config.js'
import { moduleImports } from './module-imports.js'

const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json']
const modules = new Set(endings.slice(1, -1))

/** What the results of a run depend on besides the posts. */
export type ConfigFingerprint = {
  /** Names this version, Node's, and the configuration with all that it imports: of files their text, of packages their package.json. */
  key: string
  /** An import that may lead to a file which is not among these. */
  unclear?: string
}

/** Names a configuration by what it is made of. */
export function configFingerprint({ config, preset }: ConfigChoice): ConfigFingerprint {
  const file = preset === undefined ? findConfig(config, '.') : undefined
  const parts = [packageVersion(), process.version, preset ?? '']
  const unclear = file === undefined ? undefined : addModules(realpathSync(file), parts)
  const key = hash('sha256', JSON.stringify(parts), 'hex')
  return unclear === undefined ? { key } : { key, unclear }
}

/** Adds the texts of a module and of the modules that it imports, each once; gives the first import that is not clear. */
function addModules(first: string, texts: string[]): string | undefined {
  const files = new Set([first])
  let unclear: string | undefined
  // What is added meanwhile has its turn, too.
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    texts.push(text)
    if (!modules.has(extname(file))) continue
    const imports = moduleImports(text)
    const found = imports.names.map((name) => filesOf(name, file))
    for (const path of found.flat()) if (path !== undefined) files.add(realpathSync(path))
    const name = imports.unclear ?? imports.names.find((_, index) => found[index] === undefined)
    if (name !== undefined) unclear ??= `\`${name}\` in ${relative('.', file)}`
  }
  return unclear
}

/** The files that a name may lead to; undefined where others may be meant. What is not there could not have been loaded. */
function filesOf(name: string, from: string): string[] | undefined {
  if (/^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(name)) return localFiles(name, from)
  // What they stand for depends on how they are imported.
  if (name.startsWith('#')) return undefined
  if (isBuiltin(name)) return []
  const packageFile = packageFileOf(name, from)
  if (packageFile !== undefined) return [packageFile]
  return isUnknown(name, from) ? [] : undefined
}

function localFiles(name: string, from: string): string[] | undefined {
  const paths = [...new Set([resolve(dirname(from), name), ...pathOfUrl(name, from)])]
  // It may say that another file is meant.
  if (paths.some((path) => existsSync(join(path, 'package.json')))) return undefined
  return paths.flatMap(candidatesOf).filter((path) => existsSync(path) && statSync(path).isFile())
}

/** An import is an address: it may have a query, and characters that are encoded. */
function pathOfUrl(name: string, from: string): string[] {
  try {
    return [fileURLToPath(new URL(name, pathToFileURL(from)))]
  } catch {
    return []
  }
}

/** All that TypeScript or Node may take: the file itself, that of its source, and one whose ending is left out. */
function candidatesOf(path: string): string[] {
  return [
    ...endings.map((ending) => path + ending),
    path.replace(/\.([mc]?)js$/, '.$1ts'),
    ...endings.slice(1).map((ending) => join(path, `index${ending}`)),
  ]
}

/** The package.json of the package that a module imports. */
function packageFileOf(name: string, from: string): string | undefined {
  const [scope, rest] = name.split('/')
  const packageName = name.startsWith('@') ? `${scope}/${rest}` : scope!
  const folders = createRequire(from).resolve.paths(packageName) ?? []
  return folders.map((folder) => join(folder, packageName, 'package.json')).find((file) => existsSync(file))
}

/** Whether Node finds nothing of that name: it stands in a comment, or in a text. */
function isUnknown(name: string, from: string): boolean {
  try {
    createRequire(from).resolve(name)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
  }
}
