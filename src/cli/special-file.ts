import { statSync } from 'node:fs'

/** Whether there is something of that name that is no regular file: a device such as /dev/null, a pipe, a folder. */
export function isSpecialFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === false
}
