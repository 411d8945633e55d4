import { randomUUID } from 'node:crypto'
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { temporaryFiles } from '../archive/temporary-files.js'

/**
 * A file in the making: it is there when it is complete, and not before. Until then it has another name, in the folder in which it is to be. A
 * symbolic link stays one: what it leads to is replaced.
 *
 * What the file system says against it is thrown, with the path of the file itself, or of the folder that could not be made.
 */
export class FileDraft {
  readonly #file: string
  readonly #target: string
  readonly #temporary: string
  readonly #descriptor: number
  #isOpen = true
  #isComplete = false

  constructor(file: string) {
    this.#file = file
    this.#target = naming(file, () => targetOf(file))
    mkdirSync(dirname(this.#target), { recursive: true })
    this.#temporary = `${this.#target}.${randomUUID()}.tmp`
    this.#descriptor = naming(file, () => openSync(this.#temporary, 'wx'))
    temporaryFiles.add(this.#temporary)
  }

  write(block: string | Buffer): void {
    naming(this.#file, () => writeAll(this.#descriptor, block))
  }

  /** Puts the file in its place. */
  complete(): void {
    naming(this.#file, () => {
      this.#close()
      renameSync(this.#temporary, this.#target)
    })
    this.#isComplete = true
    temporaryFiles.delete(this.#temporary)
  }

  /** Leaves nothing behind. What is complete stays. */
  abandon(): void {
    if (this.#isComplete) return
    try {
      this.#close()
    } finally {
      rmSync(this.#temporary, { force: true })
      temporaryFiles.delete(this.#temporary)
    }
  }

  #close(): void {
    if (!this.#isOpen) return
    // Closed or not, the number may be another file's from now on.
    this.#isOpen = false
    closeSync(this.#descriptor)
  }
}

/** Writes to an open file, which may take less at a time than it is given. */
export function writeAll(descriptor: number, block: string | Buffer): void {
  const bytes = typeof block === 'string' ? Buffer.from(block) : block
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
}

/** Does something with a file; what the system says against it names that file, not the one that it was written as. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw Object.assign(error as Error, { path: file })
  }
}

/** Where links lead, also where nothing is there yet. */
export function targetOf(file: string): string {
  try {
    return realpathSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A part of the path is no folder: whoever makes the folder says so.
    if (code === 'ENOTDIR') return file
    if (code !== 'ENOENT') throw error
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()
    return isLink ? targetOf(resolve(dirname(file), readlinkSync(file))) : file
  }
}
