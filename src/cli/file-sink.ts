import { closeSync, openSync } from 'node:fs'
import { FileDraft, naming, writeAll } from './file-draft.js'
import { isSpecialFile } from './special-file.js'

/** Where the text of a report goes. What is closed stays, whatever comes after. */
export type Sink = { write(text: string): Promise<void> | undefined; close(): void; abandon(): void }

// In UTF-16 units. A write for each finding takes a tenth of a run in which the cache knows all posts.
const blockLength = 1 << 16

/**
 * A file that is there when it is complete, and not before. A device or a pipe is written to as it is; a file that is put in its place would be
 * the end of it.
 *
 * @throws the file system's error, with the path of the file, or of the folder that could not be made.
 */
export function fileSink(file: string): Sink {
  const draft = isSpecialFile(file) ? deviceDraft(file) : new FileDraft(file)
  let texts: string[] = []
  let length = 0
  const flush = () => {
    draft.write(texts.join(''))
    texts = []
    length = 0
  }
  return {
    write(text) {
      texts.push(text)
      length += text.length
      if (length >= blockLength) flush()
      return undefined
    },
    close() {
      flush()
      draft.complete()
    },
    abandon: () => draft.abandon(),
  }
}

/** What is there is written to, and stays. */
function deviceDraft(file: string): Pick<FileDraft, 'write' | 'complete' | 'abandon'> {
  const descriptor = naming(file, () => openSync(file, 'w'))
  let isOpen = true
  const close = () => {
    if (isOpen) closeSync(descriptor)
    isOpen = false
  }
  return {
    write: (block) => naming(file, () => writeAll(descriptor, block)),
    complete: () => naming(file, close),
    abandon: close,
  }
}
