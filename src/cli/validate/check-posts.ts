import type { FoundPost } from '../../archive/find-posts.js'
import type { Checker } from './checker.js'
import { inOrder } from './in-order.js'
import type { PostRecord } from './post-record.js'

// At first few, so that each thread has some of a small archive; then so many that little time goes by between two of them, when a thread has
// nothing to do: with 256, 50,000 posts take 4 % less in two threads than with 96, and with 512 no less.
const smallest = 16
const largest = 256
// But no more than are done in so many milliseconds: what is found is shown batch by batch, and a thread has one timeout for a batch.
const longest = 100

/** How many posts have been given out and done, and since when. */
type Pace = { given: number; done: number; since: number }

/** How many posts make the next batch. */
export function nextBatchSize({ given, done, since }: Pace): number {
  const inTime = (longest * done) / Math.max(1, performance.now() - since)
  return Math.max(smallest, Math.min(largest, smallest + (given >> 4), Math.floor(inTime)))
}

/** What was found in posts earlier. */
export type KnownPosts = { lookUp(post: FoundPost): PostRecord | undefined }

type Batch = { posts: (FoundPost | PostRecord)[]; unknown: FoundPost[] }

/** Checks posts, or takes from the cache what is known of them. Gives exactly one record for each, in their order, batch by batch. */
export async function* checkPosts(
  found: Iterable<FoundPost>,
  { checker, cache, signal }: { checker: Checker; cache: KnownPosts | undefined; signal: AbortSignal },
): AsyncGenerator<readonly PostRecord[]> {
  const pace: Pace = { given: 0, done: 0, since: performance.now() }
  const work = async ({ posts, unknown }: Batch): Promise<PostRecord[]> => {
    const checked = unknown.length > 0 ? await checker.check(unknown) : []
    pace.done += checked.length
    let next = 0
    return posts.map((post) => ('verdict' in post ? post : checked[next++]!))
  }
  yield* inOrder(inBatches(found, cache, pace), () => checker.width, work, signal)
  // What is done with all of them is done in one thread, which may need the memory.
  await checker.close()
}

function* inBatches(found: Iterable<FoundPost>, cache: KnownPosts | undefined, pace: Pace): Generator<Batch> {
  let batch: Batch = { posts: [], unknown: [] }
  for (const post of found) {
    const known = cache?.lookUp(post)
    batch.posts.push(known ?? post)
    if (!known) batch.unknown.push(post)
    // Those that the cache knows cost little, but they are not to be waited for.
    if (batch.unknown.length < nextBatchSize(pace) && batch.posts.length < largest) continue
    yield batch
    pace.given += batch.unknown.length
    batch = { posts: [], unknown: [] }
  }
  if (batch.posts.length > 0) yield batch
}
