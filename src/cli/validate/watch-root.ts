import { statSync } from 'node:fs'
import { sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

// What watches a folder does not say when the folder comes back, and watches on what is no more. So it is looked at from time to time.
const lookEvery = 500

/** Who wants to know what happens. */
export type RootListener = {
  /** A file or a folder has changed. */
  changed(path: string): void
  /** The root is another than it was, or a folder below it is: whatever it holds may have changed. */
  replaced(root: string): void
  /** Not everything can be watched. */
  failed(error: NodeJS.ErrnoException): void
}

/** A file or a folder that is watched, whether it is there or not. */
export type RootWatch = {
  /** Looks whether folders have been replaced, as when another branch is checked out. */
  look(): void
  close(): Promise<void>
}

/** Begins to watch. What may not be read is left to whoever checks it. */
export function watchRoot(root: string, listener: RootListener): RootWatch {
  let watcher: FSWatcher
  /** The folders that are watched, and what they are known by. */
  let folders: Map<string, string | undefined>
  let isClosed = false
  let isBeginning = false

  const note = (folder: string) => folders.set(folder, identityOf(folder))
  const begin = () => {
    folders = new Map()
    note(root)
    watcher = watch(root, {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      ignored: (path) => path !== root && /(?:^|[/\\])(?:node_modules|\.[^/\\]+)$/.test(path),
    })
    watcher.on('error', (error) => listener.failed(error as NodeJS.ErrnoException))
    watcher.on('all', (event, path) => {
      if (event === 'addDir' || path === root) note(path)
      else if (event === 'unlinkDir') folders.delete(path)
      listener.changed(path)
    })
    watcher.once('ready', () => {
      for (const folder of Object.keys(watcher.getWatched())) if (folder.startsWith(root + sep)) note(folder)
    })
  }
  const beginAnew = async () => {
    isBeginning = true
    // Until it is closed, the old one would be asked for the new.
    await watcher.close()
    isBeginning = false
    if (isClosed) return
    begin()
    watcher.once('ready', () => listener.replaced(root))
  }
  /** Looks at some of the folders. */
  const lookAt = (some: Iterable<string>) => {
    let isOther = false
    for (const folder of some) {
      const known = folders.get(folder)
      const identity = identityOf(folder)
      if (identity === known) continue
      folders.set(folder, identity)
      if (identity !== undefined) isOther = true
    }
    if (isOther && !isBeginning) void beginAnew()
  }

  begin()
  // It keeps the process alive, too, where there is nothing else to watch.
  const looking = setInterval(() => lookAt([root]), lookEvery)
  return {
    look: () => lookAt([...folders.keys()]),
    async close() {
      isClosed = true
      clearInterval(looking)
      await watcher.close()
    },
  }
}

/** What a folder is known by: numbers are given again, so the time counts as well, and what may be read there. A file is a file. */
function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path)
    return stats.isFile() ? 'a file' : [stats.dev, stats.ino, stats.birthtimeMs, stats.mode].join(':')
  } catch {
    return undefined
  }
}
