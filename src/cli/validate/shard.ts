import type { FoundPost } from '../../archive/find-posts.js'
import { digestOf } from '../../archive/read-file-bytes.js'
import { UsageError } from '../usage-error.js'

/** One of several parts of a run, counted from 1. */
export type Shard = { index: number; total: number }

/** Which posts a run is about: how many, and a name of their paths. */
export type Listing = { count: number; digest: string }

/** @throws UsageError for what is not like `2/4`. */
export function parseShard(text: string): Shard {
  const [, index, total] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number)
  if (!index || !total || index > total) {
    throw new UsageError(`--shard takes the number of a part and how many there are, such as 2/4; not "${text}".`)
  }
  return { index, total }
}

/** The posts of a part: a stretch of the list, so that the parts in their order are the whole. */
export function shardOf<T>(posts: readonly T[], { index, total }: Shard): T[] {
  const at = (part: number) => Math.floor((part * posts.length) / total)
  return posts.slice(at(index - 1), at(index))
}

export function listingOf(posts: readonly FoundPost[]): Listing {
  return { count: posts.length, digest: digestOf(posts.map(({ path }) => path).join('\n')) }
}
