import type { FoundPost } from '../archive/find-posts.js'
import { type ConfigChoice, chooseConfig } from './validate/choose-config.js'
import { createPostChecker, type PostChecker, type PostRecord, type RecordNeeds } from './validate/post-record.js'

/** A batch of posts to check, and how. All batches of a thread are of one run. */
export type ThreadTask = { choice: ConfigChoice; needs: RecordNeeds; posts: readonly FoundPost[] }

let check: PostChecker | undefined

/** What a thread of `validate` does: it loads the configuration itself, since rules are functions and cannot be sent. */
export default async function work({ choice, needs, posts }: ThreadTask): Promise<PostRecord[]> {
  check ??= createPostChecker(await chooseConfig(choice), needs)
  return posts.map(check)
}

// In a thread it would end that thread alone, and nobody would be told.
process.exit = (code) => {
  throw new Error(`process.exit(${code ?? ''}) was called`)
}
