import { resolve } from 'node:path'
import { watch } from 'chokidar'
import picomatch from 'picomatch'

// Editors write a file in several steps, and a checkout changes many: so long nothing may happen before it is looked at.
const settleFor = 100

/** What changes below files, folders and globs. */
export type Changes = {
  /** The files that have changed since it was last asked, when there are some; undefined when the signal comes before. */
  next(signal: AbortSignal): Promise<ReadonlySet<string> | undefined>
  close(): Promise<void>
}

/** Begins to watch. */
export function watchInputs(inputs: readonly string[]): Changes {
  const roots = inputs.map((input) => {
    const { isGlob, base } = picomatch.scan(input)
    return resolve(isGlob ? base || '.' : input)
  })
  const watcher = watch(roots, {
    ignoreInitial: true,
    ignored: (path) => !roots.includes(path) && /(?:^|[/\\])(?:node_modules|\.[^/\\]+)$/.test(path),
  })
  let changed = new Set<string>()
  let settling: NodeJS.Timeout | undefined
  let wake: () => void = () => undefined
  watcher.on('all', (_event, path) => {
    changed.add(path)
    clearTimeout(settling)
    settling = setTimeout(() => {
      settling = undefined
      wake()
    }, settleFor)
  })
  return {
    async next(signal) {
      const woken = new Promise<void>((done) => {
        wake = done
      })
      signal.addEventListener('abort', wake, { once: true })
      // What changed while nobody asked has settled by now, or wakes this up.
      if (!signal.aborted && (changed.size === 0 || settling)) await woken
      if (signal.aborted) return undefined
      const taken = changed
      changed = new Set()
      return taken
    },
    async close() {
      clearTimeout(settling)
      await watcher.close()
    },
  }
}
