import { statSync } from 'node:fs'

/** Whether there is something of that name that is no regular file: a device such as /dev/null, a pipe, a folder. */
export function isSpecialFile(file: string): boolean {
  try {
    return !statSync(file).isFile()
  } catch {
    // Whoever opens it says why that cannot be.
    return false
  }
}
