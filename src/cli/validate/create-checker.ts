import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { restEvery } from '../../archive/read-posts.js'
import type { Checker, CheckerOptions } from './checker.js'
import { createPostChecker, type PostChecker, type PostRecord } from './post-record.js'

// A thread takes as long to start as some two hundred posts take to be checked.
const worthThreads = 200

/** A checker of one thread, or of several; or one that begins in this thread and takes others when there is enough to do. */
export function createChecker(options: CheckerOptions): Checker {
  const here = checkerHere(createPostChecker(options.config, options.needs))
  const threads = options.jobs === 'auto' ? availableParallelism() : options.jobs
  if (threads < 2) return here
  // A rule of somebody's own may never end: in this thread nothing could be done about it, not even Ctrl-C be heard.
  const isGuarded = options.jobs !== 'auto' || Boolean(options.config.customRules?.length)
  const least = isGuarded ? 0 : worthThreads
  let left = least
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
      return left <= 0 ? 2 * threads + 2 : 1
    },
    check: async (batch) => (await start(batch.length)).check(batch),
    async close() {
      const open = checker
      checker = here
      left = least
      await open.close()
    },
  }
}

/** A checker that works in this thread, and lets timers and signals have their turn. */
function checkerHere(check: PostChecker): Checker {
  let rested = performance.now()
  return {
    width: 1,
    async check(batch) {
      const records: PostRecord[] = []
      for (const post of batch) {
        records.push(check(post))
        if (performance.now() - rested < restEvery) continue
        await setImmediate()
        rested = performance.now()
      }
      return records
    },
    async close() {},
  }
}
