import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { attempt } from './attempt.js'
import { errorReason } from './error-reason.js'
import { type FoundPost, fault, kindOf } from './found-post.js'

/** Whether a file is looked for, by its path below the folder; undefined for one that would be, were its path another. */
export type Matcher = (relativePath: string) => boolean | undefined

type Folder = {
  path: string
  relative: string
  full: string
  real: string
  entries: Dirent[]
  next: number
  /** Whether it lies behind a link. */
  isLinked: boolean
  /** Whether everything in it was found that can be found under any path. */
  isWhole: boolean
}

/** How often folders are searched again of which something was left out, since another link leads there. */
const mostSearchesAgain = 1_000

/**
 * Finds what is looked for in a folder and below it. Behind links, each folder is found once, whichever of them lead there: folders that
 * link to one another would give as many paths as there are ways through them.
 *
 * @param root the folder's path as it is reported.
 */
export function* walkFolder(root: string, full: string, matches: Matcher): Generator<FoundPost> {
  const chain: Folder[] = []
  /** Of folders behind links, by their real paths: whether all in them was found. */
  const linked = new Map<string, boolean>()
  let searchedAgain = 0
  const enter = (folder: Pick<Folder, 'path' | 'relative' | 'full' | 'real' | 'isLinked'>): FoundPost | undefined => {
    const read = attempt(() => readdirSync(folder.full, { withFileTypes: true }))
    if (!read.ok) return fault(folder.path, { code: 'file/unreadable', values: { reason: errorReason(read.error) } })
    const entries = read.value.sort((a, b) => (a.name < b.name ? -1 : 1))
    chain.push({ ...folder, entries, next: 0, isWhole: true })
    return undefined
  }
  const leave = () => {
    const { real, isLinked, isWhole } = chain.pop()!
    if (isLinked) linked.set(real, isWhole)
    if (!isWhole && chain.length > 0) chain.at(-1)!.isWhole = false
  }
  const failure = enter({ path: root, relative: '', full, real: realpathSync(full), isLinked: false })
  if (failure) yield failure
  while (chain.length > 0) {
    const folder = chain.at(-1)!
    const entry = folder.entries[folder.next++]
    if (!entry) {
      leave()
      continue
    }
    const path = below(folder.path, entry.name)
    const relative = below(folder.relative, entry.name)
    const file = join(folder.full, entry.name)
    const kind = resolveKind(entry, file)
    const isHidden = entry.name === 'node_modules' || (entry.name.startsWith('.') && entry.name.length > 1)
    if (kind.is === 'folder' && isHidden) continue
    const isMatch = matches(relative)
    if (kind.is === 'folder') {
      if (isMatch) yield fault(path, { code: 'file/not-a-file', values: { kind: 'a folder' } })
      const isLink = entry.isSymbolicLink()
      const real = isLink ? realpathSync(file) : join(folder.real, entry.name)
      const isLinked = isLink || folder.isLinked
      const wasWhole = isLinked ? linked.get(real) : undefined
      if (isLink && leadsBack(real, chain)) yield fault(path, { code: 'file/symlink-loop' })
      else if (wasWhole) continue
      else if (isLink && wasWhole === false && ++searchedAgain > mostSearchesAgain) {
        yield fault(path, { code: 'file/unreadable', values: { reason: errorReason({ code: 'ELOOP' }) } })
      } else {
        const unreadable = enter({ path, relative, full: file, real, isLinked })
        if (unreadable) yield unreadable
      }
    } else if (isMatch) {
      if (kind.is === 'file') yield { path, file }
      else if (kind.is === 'broken') yield fault(path, { code: 'file/unreadable', values: { reason: kind.reason } })
      else yield fault(path, { code: 'file/not-a-file', values: { kind: kind.what } })
    } else if (isMatch === undefined) folder.isWhole = false
  }
}

/** The path of something in a folder. */
export function below(folder: string, name: string): string {
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

/** Whether a link's target is a folder that is being walked, or holds one of them. */
function leadsBack(target: string, chain: readonly Folder[]): boolean {
  return chain.some(({ real }) => real === target || real.startsWith(target.endsWith(sep) ? target : target + sep))
}
