import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { attempt } from '../../archive/attempt.js'
import type { FoundPost } from '../../archive/find-posts.js'
import { UsageError } from '../usage-error.js'

/**
 * Which of the posts found have changed since a commit: in the commits since, in the index or in the folder; those that were renamed
 * and those that git does not know yet, too.
 *
 * @throws UsageError where git is missing, this is no repository, or there is no such commit; and, when it is asked, for a post that lies
 * elsewhere: the commit says nothing of it.
 */
export function changedSince(ref: string): (post: FoundPost) => boolean {
  const root = realpathSync(
    git(['rev-parse', '--show-toplevel'], 'This is no folder of a git repository').replace(/\n$/, ''),
  )
  // Else a name that begins with a dash would be an option.
  const commit = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    `git knows no commit "${ref}"`,
  )
  const diff = ['diff', '--name-only', '-z', '--no-relative', '--no-renames', '--diff-filter=d', commit.trim(), '--']
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ':/']
  const names = [diff, untracked].flatMap((args) => git(args, 'git failed').split('\0')).filter(Boolean)
  const changed = new Set(names.map((name) => join(root, name)))
  const isOurs = foldersOf(root)
  const folders = new Map<string, string>()
  return (post) => {
    // What cannot be read is reported, changed or not.
    if (!('file' in post)) return true
    const folder = dirname(post.file)
    const real = folders.get(folder) ?? realOf(folder)
    // What has vanished since it was found is reported, too.
    if (real === undefined) return true
    folders.set(folder, real)
    if (!isOurs(real)) {
      throw new UsageError(
        `--since compares posts with a commit of the repository ${root}, and ${post.path} lies in another, or in none. Run postmatter there.`,
      )
    }
    const file = join(real, basename(post.file))
    if (changed.has(file)) return true
    if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return false
    // Of what lies elsewhere git cannot say that it is the same.
    const target = realOf(file)
    return target === undefined || changed.has(target) || !isOurs(dirname(target))
  }
}

function realOf(path: string): string | undefined {
  const real = attempt(() => realpathSync(path))
  return real.ok ? real.value : undefined
}

/** Tells which folders belong to the repository with that root: not those of a repository within, such as a submodule. */
function foldersOf(root: string): (folder: string) => boolean {
  const known = new Map([[root, true]])
  const isOurs = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const parent = dirname(folder)
    const answer = parent !== folder && !existsSync(join(folder, '.git')) && isOurs(parent)
    known.set(folder, answer)
    return answer
  }
  return isOurs
}

function git(args: readonly string[], fault: string): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    if (code === 'ENOENT') throw new UsageError('--since needs git, which is not installed.')
    const reason = stderr?.trim().replace(/^fatal: /, '')
    throw new UsageError(`${fault}${reason ? `: ${reason}` : ''}.`)
  }
}
