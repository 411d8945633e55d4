import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { FoundPost } from '../../archive/find-posts.js'
import { restEvery } from '../../archive/read-posts.js'
import type { Config } from '../../validate/config.js'
import type { ConfigChoice } from './choose-config.js'
import {
  createPostChecker,
  type PlacedRecord,
  type PlaceTask,
  type PostRecord,
  type RecordNeeds,
} from './post-record.js'

/** Does the work on batches of posts, in this thread or in others. What it gives is the same. */
export type Checker = {
  /** How many batches it can be given at once. */
  readonly width: number
  check(batch: readonly FoundPost[]): Promise<PostRecord[]>
  place(batch: readonly PlaceTask[]): Promise<PlacedRecord[]>
  close(): Promise<void>
}

/** How many threads check: a number, or as many as pay off. */
export type Jobs = number | 'auto'

/** What a checker is made of. */
export type CheckerOptions = {
  jobs: Jobs
  config: Config
  /** The same, as other threads can load it. */
  choice: ConfigChoice
  needs: RecordNeeds
  /** How many seconds other threads may take for a post. */
  timeout: number
}

// A thread takes as long to start as some two hundred posts take to be checked.
const worthThreads = 200

/** A checker of one thread, or of several; or one that begins in this thread and takes others when there is enough to do. */
export function createChecker(options: CheckerOptions): Checker {
  const here = checkerHere(createPostChecker(options.config, options.needs))
  const threads = options.jobs === 'auto' ? availableParallelism() : options.jobs
  if (threads < 2) return here
  let left = options.jobs === 'auto' ? worthThreads : 0
  let checker = here
  const start = async (size: number): Promise<Checker> => {
    left -= size
    if (left >= 0 || checker !== here) return checker
    const { threadChecker } = await import('./thread-checker.js')
    // Another batch may have been as quick.
    if (checker === here) checker = threadChecker(threads, options, here)
    return checker
  }
  return {
    get width() {
      return left <= 0 ? threads + 2 : 1
    },
    check: async (batch) => (await start(batch.length)).check(batch),
    place: async (batch) => (await start(batch.length)).place(batch),
    close: () => checker.close(),
  }
}

/** A checker that works in this thread, and lets timers and signals have their turn. */
function checkerHere({ check, place }: ReturnType<typeof createPostChecker>): Checker {
  let rested = performance.now()
  const each = async <T, R>(batch: readonly T[], run: (item: T) => R): Promise<R[]> => {
    const results: R[] = []
    for (const item of batch) {
      results.push(run(item))
      if (performance.now() - rested < restEvery) continue
      await setImmediate()
      rested = performance.now()
    }
    return results
  }
  return {
    width: 1,
    check: (batch) => each(batch, check),
    place: (batch) => each(batch, place),
    async close() {},
  }
}
