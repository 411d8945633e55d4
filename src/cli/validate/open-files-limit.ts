import { readFileSync } from 'node:fs'

// What macOS allows a process, where it cannot be asked; most systems allow more.
const usualLimit = 256
// What Node and a run need without threads, and what each thread needs.
const needed = 36
const neededByThread = 6

/** How many files this process may have open at once (`ulimit -n`). */
export function openFilesLimit(): number {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft)
  } catch {
    return usualLimit
  }
}

/** How many threads can be had with so many open files; one at least. */
export function threadsWithin(limit: number): number {
  return Math.max(1, Math.floor((limit - needed) / neededByThread))
}
