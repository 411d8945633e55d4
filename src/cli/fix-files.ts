import { readPosts } from '../archive/read-posts.js'
import { writePost } from '../archive/write-post.js'
import type { Config } from '../validate/config.js'
import { fixPost } from '../validate/fix-post.js'
import type { Terminal } from './terminal.js'

/** What fixing did. */
export type FixTally = { files: number; findings: number; failed: number }

/** Applies the fixes of every post of a run, each file atomically, and those without fixes not at all. */
export async function fixFiles(
  inputs: readonly string[],
  { config, ignore, now }: { config: Config; ignore: readonly string[]; now: Date },
  terminal: Terminal,
): Promise<FixTally> {
  const tally: FixTally = { files: 0, findings: 0, failed: 0 }
  for await (const file of readPosts(inputs, { ignore })) {
    if (!file.ok) continue
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
