import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { unchecked } from '../../archive/check-post-file.js'
import type { FoundPost } from '../../archive/find-posts.js'
import { unplaced } from '../../archive/place-findings.js'
import { diagnose } from '../../diagnostics/diagnostic.js'
import type { ThreadTask } from '../check-thread.js'
import type { Checker, CheckerOptions } from './checker.js'
import { openFilesLimit, threadsWithin } from './open-files-limit.js'
import type { PlacedRecord, PlaceTask, PostRecord } from './post-record.js'

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
  const giveUp = () => {
    pool = undefined
    for (const controller of running) controller.abort()
  }
  try {
    pool = new Tinypool({ filename: threadFile(), minThreads: most, maxThreads: most })
    // A thread that could not be started, or that ended where nothing was asked of it: the rest is done in this one.
    pool.on('error', giveUp)
  } catch {
    return here
  }

  const run = async <R>(task: ThreadTask): Promise<R[]> => {
    const controller = new AbortController()
    let isStuck = false
    const timer = setTimeout(() => {
      isStuck = true
      controller.abort()
    }, timeout * 1000)
    running.add(controller)
    try {
      return (await pool!.run(task, { signal: controller.signal })) as R[]
    } catch (error) {
      throw isStuck ? new Error(`it took longer than ${timeout} seconds`) : error
    } finally {
      clearTimeout(timer)
      running.delete(controller)
    }
  }
  /** @param failed what is said of an item that takes its thread down even alone. */
  const oneByOne = async <T, R>(
    batch: readonly T[],
    taskOf: (items: readonly T[]) => ThreadTask,
    failed: (item: T, reason: string) => R,
    here: (items: readonly T[]) => Promise<R[]>,
  ): Promise<R[]> => {
    if (!pool) return here(batch)
    try {
      return await run<R>(taskOf(batch))
    } catch (error) {
      if (!pool) return here(batch)
      if (batch.length === 1) return [failed(batch[0]!, reasonOf(error))]
      const results: R[] = []
      for (const item of batch) results.push(...(await oneByOne([item], taskOf, failed, here)))
      return results
    }
  }
  return {
    width: 2 * most + 2,
    check: (batch: readonly FoundPost[]) =>
      oneByOne<FoundPost, PostRecord>(
        batch,
        (posts) => ({ choice, needs, posts }),
        ({ path }, reason) =>
          unchecked(path, diagnose({ code: 'file/check-failed', values: { reason } }, undefined, path)),
        here.check,
      ),
    place: (batch: readonly PlaceTask[]) =>
      oneByOne<PlaceTask, PlacedRecord>(
        batch,
        (findings) => ({ choice, needs, findings }),
        ({ path, found }) => unplaced(path, found),
        here.place,
      ),
    async close() {
      const open = pool
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

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it took more memory than there is' : message
}
