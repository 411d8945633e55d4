import type { FoundPost } from '../archive/find-posts.js'
import { type ConfigChoice, chooseConfig } from './validate/choose-config.js'
import {
  createPostChecker,
  type PlacedRecord,
  type PlaceTask,
  type PostChecker,
  type PostRecord,
  type RecordNeeds,
} from './validate/post-record.js'

/** A batch of posts to check, or of findings to place; and how. All batches of a thread are of one run. */
export type ThreadTask = { choice: ConfigChoice; needs: RecordNeeds } & (
  | { posts: readonly FoundPost[] }
  | { findings: readonly PlaceTask[] }
)

let checker: PostChecker | undefined

/** What a thread of `validate` does: it loads the configuration itself, since rules are functions and cannot be sent. */
export default async function work(task: ThreadTask): Promise<PostRecord[] | PlacedRecord[]> {
  checker ??= createPostChecker(await chooseConfig(task.choice), task.needs)
  return 'posts' in task ? task.posts.map(checker.check) : task.findings.map(checker.place)
}

// In a thread it would end that thread alone, and nobody would be told.
process.exit = (code) => {
  throw new Error(`process.exit(${code ?? ''}) was called`)
}
