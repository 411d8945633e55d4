import { resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { errorReason } from '../../archive/error-reason.js'
import { UsageError } from '../usage-error.js'
import { watchRoot } from './watch-root.js'

// Editors write a file in several steps, and a checkout changes many: so long nothing may happen before it is looked at.
const settleFor = 100

/** What changes below files, folders and globs. */
export type Changes = {
  /**
   * What has changed since it was last asked, when there is something; undefined when the signal comes before.
   *
   * @throws UsageError where not everything can be watched.
   */
  next(signal: AbortSignal): Promise<ChangedFiles | undefined>
  close(): Promise<void>
}

/** Says of a file whether it may be another than before. */
export type ChangedFiles = Pick<ReadonlySet<string>, 'has'>

/** Begins to watch. */
export function watchInputs(inputs: readonly string[]): Changes {
  let changed = new Set<string>()
  let replaced = new Set<string>()
  let failure: UsageError | undefined
  let settling: NodeJS.Timeout | undefined
  let wake: () => void = () => undefined
  const settle = () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      settling = undefined
      for (const root of roots) root.look()
      wake()
    }, settleFor)
  }
  const listener = {
    changed(path: string) {
      changed.add(path)
      settle()
    },
    replaced(root: string) {
      replaced.add(root)
      settle()
    },
    failed(error: NodeJS.ErrnoException) {
      failure ??= new UsageError(`${error.path ?? 'Not everything'} cannot be watched: ${reasonOf(error)}.`)
      wake()
    },
  }
  const roots = [...new Set(inputs.map(rootOf))].map((root) => watchRoot(root, listener))
  return {
    async next(signal) {
      const woken = new Promise<void>((done) => {
        wake = done
      })
      signal.addEventListener('abort', wake, { once: true })
      // What changed while nobody asked has settled by now, or wakes this up.
      const isNothingNew = (changed.size === 0 && replaced.size === 0) || settling
      if (!signal.aborted && !failure && isNothingNew) await woken
      if (signal.aborted) return undefined
      if (failure) throw failure
      const files = changed
      const folders = [...replaced]
      changed = new Set()
      replaced = new Set()
      return { has: (file) => files.has(file) || folders.some((folder) => isWithin(file, folder)) }
    },
    async close() {
      clearTimeout(settling)
      await Promise.all(roots.map((root) => root.close()))
    },
  }
}

/** What is watched for an input: of a glob, the folder in which it is looked for. */
function rootOf(input: string): string {
  const { isGlob, base } = picomatch.scan(input)
  return resolve(isGlob ? base || '.' : input)
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function reasonOf(error: NodeJS.ErrnoException): string {
  // For the system, that is a full disk.
  return error.code === 'ENOSPC'
    ? 'the system watches as many files as it may (on Linux: fs.inotify.max_user_watches)'
    : errorReason(error)
}
