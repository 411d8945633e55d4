import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { unchecked } from '../../archive/check-post-file.js'
import type { FoundPost } from '../../archive/find-posts.js'
import { diagnose } from '../../diagnostics/diagnostic.js'
import type { ThreadTask } from '../check-thread.js'
import type { Checker, CheckerOptions } from './checker.js'
import { openFilesLimit, threadsWithin } from './open-files-limit.js'
import type { PostRecord } from './post-record.js'

// In milliseconds, some 25 days. What is longer ends at once.
const longestTimer = 2 ** 31 - 1

/**
 * A checker of several threads. A thread that dies or gets stuck takes no post with it: the others of its batch are given to another,
 * one by one, and the one at fault is reported as not checked.
 *
 * @param here does the work where no thread can be started.
 */
export function threadChecker(
  threads: number,
  { choice, needs, timeout }: Pick<CheckerOptions, 'choice' | 'needs' | 'timeout'>,
  here: Checker,
): Checker {
  let pool: Tinypool | undefined
  const most = Math.min(threads, threadsWithin(openFilesLimit()))
  const running = new Set<AbortController>()
  let isClosed = false
  const giveUp = () => {
    pool = undefined
    for (const controller of running) controller.abort()
  }
  try {
    // As there is something for them to do; then they stay.
    pool = new Tinypool({ filename: threadFile(), minThreads: 1, maxThreads: most, idleTimeout: longestTimer })
    // A thread that could not be started, or that ended where nothing was asked of it: the rest is done in this one.
    pool.on('error', giveUp)
  } catch {
    return here
  }

  const run = async (posts: readonly FoundPost[]): Promise<PostRecord[]> => {
    const controller = new AbortController()
    let isStuck = false
    const stop = () => {
      isStuck = true
      controller.abort()
    }
    const timer = setTimeout(stop, Math.min(timeout * 1000, longestTimer))
    running.add(controller)
    try {
      const task: ThreadTask = { choice, needs, posts }
      return (await pool!.run(task, { signal: controller.signal })) as PostRecord[]
    } catch (error) {
      throw isStuck ? new Error(`it took longer than ${timeout} seconds`) : error
    } finally {
      clearTimeout(timer)
      running.delete(controller)
    }
  }
  const check = async (batch: readonly FoundPost[]): Promise<PostRecord[]> => {
    if (!pool) return here.check(batch)
    try {
      return await run(batch)
    } catch (error) {
      // Nobody waits for it any more, as after Ctrl-C.
      if (isClosed) throw error
      if (!pool) return here.check(batch)
      if (batch.length === 1) return [failed(batch[0]!, error)]
      const records: PostRecord[] = []
      for (const post of batch) records.push(...(await check([post])))
      return records
    }
  }
  return {
    width: 2 * most + 2,
    check,
    async close() {
      const open = pool
      isClosed = true
      pool = undefined
      await open?.destroy()
    },
  }
}

/** The entry of the threads, which the build puts beside that of the command line. */
function threadFile(): string {
  const root = dirname(createRequire(import.meta.url).resolve('postmatter/package.json'))
  return join(root, 'dist/cli/check-thread.js')
}

/** What is said of a post that takes its thread down even alone. */
function failed({ path }: FoundPost, error: unknown): PostRecord {
  const finding = { code: 'file/check-failed', values: { reason: reasonOf(error) } } as const
  return unchecked(path, diagnose(finding, undefined, path))
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it took more memory than there is' : message
}
