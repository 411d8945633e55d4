import { statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { globMatcher } from '../validate/glob-matcher.js'
import { attempt } from './attempt.js'
import { errorReason } from './error-reason.js'
import { type FoundPost, fault, kindOf } from './found-post.js'
import { pathFrom } from './path-from.js'
import { below, walkFolder } from './walk-folder.js'

export type { FoundPost } from './found-post.js'

/** Options of `findPosts`. */
export type FindOptions = {
  /** The folder that relative paths start from; default: the process's. */
  cwd?: string | undefined
  /** Globs of paths to leave out, as they stand below the folders given, or in `cwd`. */
  ignore?: readonly string[] | undefined
}

/** What one input is searched with. */
type Search = {
  cwd: string
  /** Whether a path is left out: as it stands below the input, or in `cwd`. */
  isIgnored(relativePath: string, input: string): boolean
}

/**
 * Finds posts lazily, one folder at a time, sorted by name within each: every file named `*.md` below a folder (hidden
 * folders and node_modules left out), every file that a glob matches, and every path that is named outright, whatever
 * its name. Symbolic links are followed, and each path is found once, as it is spelled first.
 *
 * @param inputs paths of files and folders, or globs.
 */
export function* findPosts(inputs: readonly string[], options: FindOptions = {}): Generator<FoundPost> {
  const cwd = resolve(options.cwd ?? '.')
  const search: Search = { cwd, isIgnored: ignoring(options.ignore ?? [], cwd) }
  // Only several inputs can name the same file twice; a single walk needs no memory of what it saw.
  const seen = inputs.length > 1 ? new Set<string>() : undefined
  for (const input of inputs) {
    for (const found of findIn(normalise(input), search)) {
      const path = seen && pathFrom(cwd, found.path)
      if (path !== undefined && seen?.has(path)) continue
      if (path !== undefined) seen?.add(path)
      yield found
    }
  }
}

function ignoring(globs: readonly string[], cwd: string): Search['isIgnored'] {
  if (globs.length === 0) return () => false
  const matches = globMatcher(globs)
  return (relativePath, input) => matches([relativePath, pathFrom(cwd, below(input, relativePath))])
}

function* findIn(input: string, { cwd, isIgnored }: Search): Generator<FoundPost> {
  const full = resolve(cwd, input)
  const path = pathFrom(cwd, input)
  const stats = attempt(() => statSync(full))
  if (stats.ok) {
    if (stats.value.isDirectory()) {
      yield* walkFolder(input, full, (name) => name.endsWith('.md') && (!isIgnored(name, path) || undefined))
    } else if (isIgnored(input, '.')) return
    else if (stats.value.isFile()) yield { path: input, file: full }
    else yield fault(input, { code: 'file/not-a-file', values: { kind: kindOf(stats.value) } })
    return
  }
  const { isGlob, base, glob } = picomatch.scan(input)
  if (!isGlob) {
    yield fault(input, { code: 'file/unreadable', values: { reason: errorReason(stats.error) } })
    return
  }
  const folder = pathFrom(cwd, base === '' ? '.' : base)
  const start = attempt(() => statSync(resolve(cwd, folder)))
  let isMatched = false
  if (start.ok && start.value.isDirectory()) {
    const matches = picomatch(glob)
    yield* walkFolder(base, resolve(cwd, folder), (name) => {
      if (!matches(name)) return undefined
      isMatched = true
      return !isIgnored(name, folder) || undefined
    })
  }
  if (!isMatched) yield fault(input, { code: 'file/unreadable', values: { reason: 'no path matches it' } })
}

/** A path with forward slashes, without `./` before it and slashes behind it. */
function normalise(path: string): string {
  const slashes = sep === '\\' ? path.replaceAll('\\', '/') : path
  return slashes.replace(/^(?:\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, '')
}
