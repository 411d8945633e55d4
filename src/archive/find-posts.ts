import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { type Diagnostic, diagnose, type Finding } from '../diagnostics/diagnostic.js'
import { errorReason } from './error-reason.js'

/** A file to be read as a post, or a path that is none, and why. `path` is as given or relative to what was given. */
export type FoundPost = { path: string; file: string } | { path: string; diagnostic: Diagnostic }

type Matcher = (relativePath: string) => boolean

/** Options of `findPosts`. */
export type FindOptions = {
  /** The folder that relative paths start from; default: the process's. */
  cwd?: string | undefined
  /** Globs of paths to leave out, as they stand below the folders given. */
  ignore?: readonly string[] | undefined
}

/**
 * Finds posts lazily, one folder at a time, sorted by name within each: every file named `*.md` below a folder (hidden
 * folders and node_modules left out), every file that a glob matches, and every path that is named outright, whatever
 * its name. Symbolic links are followed, and each path is found once.
 *
 * @param inputs paths of files and folders, or globs.
 */
export function* findPosts(inputs: readonly string[], options: FindOptions = {}): Generator<FoundPost> {
  const cwd = options.cwd ?? process.cwd()
  const ignored: Matcher = options.ignore?.length ? picomatch([...options.ignore], { dot: true }) : () => false
  // Only several inputs can name the same file twice; a single walk needs no memory of what it saw.
  const seen = inputs.length > 1 ? new Set<string>() : undefined
  for (const input of inputs) {
    for (const found of findIn(normalise(input), cwd, ignored)) {
      if (seen?.has(found.path)) continue
      seen?.add(found.path)
      yield found
    }
  }
}

function* findIn(input: string, cwd: string, ignored: Matcher): Generator<FoundPost> {
  const full = resolve(cwd, input)
  const stats = attempt(() => statSync(full))
  if (stats.ok) {
    if (stats.value.isDirectory()) yield* walk(input, full, (path) => path.endsWith('.md') && !ignored(path))
    else if (ignored(input)) return
    else if (stats.value.isFile()) yield { path: input, file: full }
    else yield fault(input, { code: 'file/not-a-file', values: { kind: kindOf(stats.value) } })
    return
  }
  const { isGlob, base, glob } = picomatch.scan(input)
  if (!isGlob) {
    yield fault(input, { code: 'file/unreadable', values: { reason: errorReason(stats.error) } })
    return
  }
  const folder = base === '' ? '.' : base
  const start = attempt(() => statSync(resolve(cwd, folder)))
  if (start.ok && start.value.isDirectory()) {
    const matches = picomatch(glob)
    yield* walk(base, resolve(cwd, folder), (path) => matches(path) && !ignored(path))
  }
}

type Folder = { path: string; relative: string; full: string; entries: Dirent[]; next: number; real: string }

function* walk(root: string, full: string, matches: Matcher): Generator<FoundPost> {
  const chain: Folder[] = []
  const enter = (path: string, relative: string, folder: string): FoundPost | undefined => {
    const read = attempt(() => readdirSync(folder, { withFileTypes: true }))
    if (!read.ok) return fault(path, { code: 'file/unreadable', values: { reason: errorReason(read.error) } })
    const entries = read.value.sort((a, b) => (a.name < b.name ? -1 : 1))
    chain.push({ path, relative, full: folder, entries, next: 0, real: realpathSync(folder) })
    return undefined
  }
  const failure = enter(root, '', full)
  if (failure) yield failure
  while (chain.length > 0) {
    const folder = chain.at(-1)!
    const entry = folder.entries[folder.next++]
    if (!entry) {
      chain.pop()
      continue
    }
    const path = below(folder.path, entry.name)
    const relativePath = below(folder.relative, entry.name)
    const file = join(folder.full, entry.name)
    const kind = resolveKind(entry, file)
    if (kind.is === 'folder') {
      if (entry.name === 'node_modules' || (entry.name.startsWith('.') && entry.name.length > 1)) continue
      if (matches(relativePath)) yield fault(path, { code: 'file/not-a-file', values: { kind: 'a folder' } })
      if (entry.isSymbolicLink() && leadsBack(file, chain)) yield fault(path, { code: 'file/symlink-loop' })
      else {
        const unreadable = enter(path, relativePath, file)
        if (unreadable) yield unreadable
      }
    } else if (matches(relativePath)) {
      if (kind.is === 'file') yield { path, file }
      else if (kind.is === 'broken') yield fault(path, { code: 'file/unreadable', values: { reason: kind.reason } })
      else yield fault(path, { code: 'file/not-a-file', values: { kind: kind.what } })
    }
  }
}

function below(folder: string, name: string): string {
  if (folder === '' || folder === '.') return name
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

type Kind = { is: 'file' } | { is: 'folder' } | { is: 'broken'; reason: string } | { is: 'other'; what: string }

function resolveKind(entry: Dirent, file: string): Kind {
  if (entry.isFile()) return { is: 'file' }
  if (entry.isDirectory()) return { is: 'folder' }
  const stats = attempt(() => statSync(file))
  if (!stats.ok) return { is: 'broken', reason: errorReason(stats.error) }
  if (stats.value.isFile()) return { is: 'file' }
  return stats.value.isDirectory() ? { is: 'folder' } : { is: 'other', what: kindOf(stats.value) }
}

/** Whether the link's target is a folder that is being walked, or holds one of them. */
function leadsBack(link: string, chain: readonly Folder[]): boolean {
  const target = realpathSync(link)
  return chain.some(({ real }) => real === target || real.startsWith(target.endsWith(sep) ? target : target + sep))
}

function kindOf(stats: { isFIFO(): boolean; isSocket(): boolean }): string {
  if (stats.isFIFO()) return 'a named pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}

function fault(path: string, finding: Finding): FoundPost {
  return { path, diagnostic: diagnose(finding, undefined, path) }
}

/** A path with forward slashes, without `./` before it and slashes behind it. */
function normalise(path: string): string {
  const slashes = sep === '\\' ? path.replaceAll('\\', '/') : path
  return slashes.replace(/^(?:\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, '')
}

function attempt<T>(run: () => T): { ok: true; value: T } | { ok: false; error: unknown } {
  try {
    return { ok: true, value: run() }
  } catch (error) {
    return { ok: false, error }
  }
}
