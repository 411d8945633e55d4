import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import { PostDocument } from '../document/document.js'
import { type SerializeOptions, serializePost } from '../model/serialize-post.js'
import type { Post } from '../schema/post.js'
import { createLocator } from '../source/locator.js'
import { loneSurrogateAt } from '../source/well-formed.js'
import { temporaryFiles } from './temporary-files.js'

/** Options of `writePost`. */
export type WriteOptions = SerializeOptions & {
  /** What the file is expected to hold now, usually what was read; when it holds something else, nothing is written. */
  expected?: string | PostDocument | undefined
}

/**
 * Writes a post atomically: a reader sees the old file or the new one, never a part, and a crash leaves one of the two.
 * A file that already holds these bytes is not touched; a symbolic link stays one, and permissions stay.
 *
 * @param content a source, a document, or a post (which `serializePost` writes, with the same options).
 * @returns whether the file was written.
 * @throws PostError when the text is not well-formed or the file does not hold what was expected; the file system's own
 * error when it refuses.
 * @example
 * await writePost(path, document.edit({ frontMatter: { title: 'New' } }), { expected: document })
 */
export async function writePost(
  path: string,
  content: string | PostDocument | Post,
  options: WriteOptions = {},
): Promise<boolean> {
  const source = toSource(content, options)
  refuseLoneSurrogates(path, source)
  const bytes = Buffer.from(source, 'utf8')
  const target = (await realpath(path).catch(ignore('ENOENT'))) ?? path
  const current = await readFile(target).catch(ignore('ENOENT'))
  if (options.expected !== undefined && !current?.equals(Buffer.from(String(options.expected), 'utf8'))) {
    throw new PostError([diagnose({ code: 'file/changed' }, undefined, path)])
  }
  if (current?.equals(bytes)) return false
  await replaceFile(target, bytes)
  return true
}

function toSource(content: string | PostDocument | Post, options: SerializeOptions): string {
  if (typeof content === 'string' || content instanceof PostDocument) return String(content)
  return serializePost(content, options)
}

function refuseLoneSurrogates(path: string, source: string): void {
  const start = loneSurrogateAt(source)
  if (start === -1) return
  const unit = source.charCodeAt(start).toString(16).toUpperCase()
  const position = createLocator(source).position(start, start + 1)
  throw new PostError([diagnose({ code: 'encoding/lone-surrogate', values: { unit } }, position, path)])
}

/** Writes beside the file, flushes to disk, then renames: the rename is the one moment in which the file changes. */
async function replaceFile(target: string, bytes: Buffer): Promise<void> {
  const before = await stat(target).catch(ignore('ENOENT'))
  const temporary = join(dirname(target), `.postmatter-${randomUUID()}.tmp`)
  let handle: FileHandle | undefined
  temporaryFiles.add(temporary)
  try {
    handle = await open(temporary, 'wx', before?.mode ?? 0o666)
    if (before) await keepOwner(handle, before)
    // The process's umask may have taken away what the old file allowed.
    if (before) await handle.chmod(before.mode)
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    await rename(temporary, target)
  } catch (error) {
    await handle?.close().catch(() => undefined)
    await unlink(temporary).catch(() => undefined)
    throw error
  } finally {
    temporaryFiles.delete(temporary)
  }
  await syncFolder(dirname(target))
}

/** Whose the old file is, as far as this process may say so: root may; others may choose among their own groups. */
async function keepOwner(handle: FileHandle, { uid, gid }: Stats): Promise<void> {
  const made = await handle.stat()
  if (made.uid === uid && made.gid === gid) return
  await handle.chown(uid, gid).catch(() => handle.chown(-1, gid).catch(() => undefined))
}

/** Makes the rename itself durable, where the system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function ignore(code: string) {
  return (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error
  }
}
