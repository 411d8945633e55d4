import type { FoundPost } from '../../archive/find-posts.js'
import type { Config } from '../../validate/config.js'
import type { ConfigChoice } from './choose-config.js'
import type { PostRecord, RecordNeeds } from './post-record.js'

/** Does the work on batches of posts, in this thread or in others. What it gives is the same. */
export type Checker = {
  /** How many batches it can be given at once. */
  readonly width: number
  check(batch: readonly FoundPost[]): Promise<PostRecord[]>
  /** Ends its threads. They start again when there is enough to do. */
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
