import { setImmediate } from 'node:timers/promises'
import { pathFrom } from '../archive/path-from.js'
import { readPostFile } from '../archive/read-post-file.js'
import { restEvery } from '../archive/read-posts.js'
import { writePost } from '../archive/write-post.js'
import type { DocumentOptions } from '../validate/check-document.js'
import type { Config } from '../validate/config.js'
import { fixPost } from '../validate/fix-post.js'
import { createProgress } from './progress.js'
import type { Terminal } from './terminal.js'
import type { ChosenPosts } from './validate/chosen-posts.js'
import { writeFailure } from './write-failure.js'

/** What fixing did. */
export type FixTally = { files: number; findings: number; failed: number }

/** How posts are fixed. */
export type FixFilesOptions = { config: Config; now: Date; signal: AbortSignal }

/** Applies the fixes of posts, to each file atomically, and to those without fixes not at all; until it is told to stop. */
export async function fixFiles(
  posts: ChosenPosts,
  { config, now, signal }: FixFilesOptions,
  terminal: Terminal,
): Promise<FixTally> {
  const tally: FixTally = { files: 0, findings: 0, failed: 0 }
  const progress = createProgress(terminal, () => posts.count(), { doing: 'mending' })
  let rested = performance.now()
  for (const found of posts.all()) {
    if (performance.now() - rested > restEvery) {
      await setImmediate()
      rested = performance.now()
    }
    if (signal.aborted) break
    progress.tick()
    const file = 'file' in found ? readPostFile(found.path, found.file) : undefined
    if (!file?.ok) continue
    const options: DocumentOptions = { config, path: file.path, alsoAs: pathFrom('.', file.path), now }
    const { document, fixed } = fixPost(file.document, options)
    if (fixed === 0) continue
    try {
      await writePost(file.path, document.source, { expected: file.document })
      tally.files++
      tally.findings += fixed
    } catch (error) {
      tally.failed++
      progress.clear()
      terminal.err(writeFailure(file.path, error))
    }
  }
  progress.clear()
  return tally
}
