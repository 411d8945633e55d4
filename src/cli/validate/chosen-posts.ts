import { type FindOptions, type FoundPost, findPosts } from '../../archive/find-posts.js'
import { noPosts } from '../usage-error.js'
import { type Listing, listingOf, shardOf } from './shard.js'
import type { ValidateChoice } from './validate-options.js'

/** The posts of a run. */
export type ChosenPosts = {
  /** Finds them, as they are asked for. */
  all(): Iterable<FoundPost>
  count(): number
  /** Whether these are all that there are, so that they can be compared with one another. */
  isWhole: boolean
  /** Of all that there are, where these are a part. */
  listing?: Listing
}

/** The posts that the command line asks for. */
export async function choosePosts(
  { inputs, since, shard }: Pick<ValidateChoice, 'inputs' | 'since' | 'shard'>,
  find: FindOptions,
): Promise<ChosenPosts> {
  if (since === undefined && !shard) {
    return { all: () => findPosts(inputs, find), count: () => [...findPosts(inputs, find)].length, isWhole: true }
  }
  const listed = [...findPosts(inputs, find)]
  if (listed.length === 0) throw noPosts(inputs)
  const chosen = shard ? shardOf(listed, shard) : listed.filter(await changedSince(since!))
  return { all: () => chosen, count: () => chosen.length, isWhole: false, listing: listingOf(listed) }
}

async function changedSince(ref: string): Promise<(post: FoundPost) => boolean> {
  return (await import('./changed-files.js')).changedSince(ref)
}
