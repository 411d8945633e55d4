import { setImmediate } from 'node:timers/promises'
import { type FindOptions, findPosts } from './find-posts.js'
import { type PostFile, readPostFile } from './read-post-file.js'

// Files are read synchronously, one at a time: on a local disk that takes a quarter of the CPU time of any asynchronous
// read (0.1 s against 0.4 to 0.6 s for 5,439 posts) and never holds more than one file open. So that timers and signals
// get their turn, the loop rests after this many milliseconds.
export const restEvery = 20

/**
 * Reads the posts of an archive as a stream: memory and open files do not grow with their number. Every path found gives
 * exactly one item, also those that cannot be read.
 *
 * @param inputs files, folders (every `*.md` below them) and globs; sorted within each folder.
 * @example
 * for await (const file of readPosts('posts')) {
 *   if (file.ok) console.log(file.path, safeParsePost(file.document).success)
 *   else console.error(file.path, file.diagnostics[0]?.message)
 * }
 */
export async function* readPosts(
  inputs: string | readonly string[],
  options: FindOptions = {},
): AsyncGenerator<PostFile> {
  let rested = performance.now()
  for (const found of findPosts(typeof inputs === 'string' ? [inputs] : inputs, options)) {
    if ('diagnostic' in found) yield { path: found.path, ok: false, diagnostics: [found.diagnostic] }
    else yield readPostFile(found.path, found.file)
    if (performance.now() - rested > restEvery) {
      await setImmediate()
      rested = performance.now()
    }
  }
}
