import { type Diagnostic, diagnose, type Finding } from '../diagnostics/diagnostic.js'

/** A file to be read as a post, or a path that is none, and why. `path` is as given or relative to what was given. */
export type FoundPost = { path: string; file: string } | { path: string; diagnostic: Diagnostic }

/** A path that cannot be read as a post. */
export function fault(path: string, finding: Finding): FoundPost {
  return { path, diagnostic: diagnose(finding, undefined, path) }
}

/** What a thing is that is neither a file nor a folder. */
export function kindOf(stats: { isFIFO(): boolean; isSocket(): boolean }): string {
  if (stats.isFIFO()) return 'a named pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}
