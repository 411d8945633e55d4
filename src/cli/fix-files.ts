import type { FoundPost } from '../archive/find-posts.js'
import { readPostFile } from '../archive/read-post-file.js'
import { writePost } from '../archive/write-post.js'
import type { Config } from '../validate/config.js'
import { fixPost } from '../validate/fix-post.js'
import type { Terminal } from './terminal.js'

/** What fixing did. */
export type FixTally = { files: number; findings: number; failed: number }

/** Applies the fixes of posts, to each file atomically, and to those without fixes not at all. */
export async function fixFiles(
  posts: Iterable<FoundPost>,
  { config, now }: { config: Config; now: Date },
  terminal: Terminal,
): Promise<FixTally> {
  const tally: FixTally = { files: 0, findings: 0, failed: 0 }
  for (const found of posts) {
    const file = 'file' in found ? readPostFile(found.path, found.file) : undefined
    if (!file?.ok) continue
    const { document, fixed } = fixPost(file.document, { config, path: file.path, now })
    if (fixed === 0) continue
    try {
      await writePost(file.path, document.source, { expected: file.document })
      tally.files++
      tally.findings += fixed
    } catch (error) {
      tally.failed++
      terminal.err(`${file.path}: ${(error as Error).message}\n`)
    }
  }
  return tally
}
