import { rmSync } from 'node:fs'

/** Files that are being written under another name than they are to have. */
export const temporaryFiles = new Set<string>()

/** Removes them: for a program that ends in the midst of it. The library itself does not listen for the end of a process that is not its own. */
export function removeTemporaryFiles(): void {
  for (const file of temporaryFiles) {
    try {
      rmSync(file, { force: true })
    } catch {
      // There is nobody left to tell.
    }
  }
  temporaryFiles.clear()
}
