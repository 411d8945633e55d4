import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { checkDocument } from '../validate/check-document.js'
import type { Config } from '../validate/config.js'
import type { Fact } from '../validate/rule.js'
import type { Verdict } from '../validate/validation.js'
import { fieldPlaces } from './field-places.js'
import type { FoundPost } from './find-posts.js'
import { pathFrom } from './path-from.js'
import { digestOf, readFileBytes } from './read-file-bytes.js'
import { decodePost } from './read-post-file.js'

/** What is checked, which moment counts as the present one, and the folder that paths start from; default: the process's. */
export type CheckOptions = { config: Config | undefined; now: Date; cwd?: string | undefined }

/** What was found in a file by itself: plain data, which can be sent to another thread and stored. */
export type CheckedPost = {
  path: string
  verdict: Verdict
  diagnostics: Diagnostic[]
  /** How many findings comments in the front matter hide. */
  suppressed: number
  /** What the archive rules keep of the post, by their codes; undefined where it could not be read. */
  facts?: Readonly<Record<string, Fact>> | undefined
  /** Where the values stand of which archive rules speak, for `placeByNumbers`; undefined where none keeps anything of it. */
  places?: number[] | undefined
  /** Names the bytes that were checked; undefined where there were none. */
  digest?: string | undefined
  /** Whether the same bytes give the same at every later moment. */
  isLasting: boolean
  /** The file's text, where it could be read. */
  source?: string | undefined
}

/** Checks one file that was found, or says why it is none. Never throws for what stands in it. */
export function checkPostFile(found: FoundPost, options: CheckOptions): CheckedPost {
  if ('diagnostic' in found) return unchecked(found.path, found.diagnostic)
  const read = readFileBytes(found.path, found.file)
  return read.ok ? checkPostBytes(found.path, read.bytes, options) : unchecked(found.path, read.diagnostic)
}

/** Checks the bytes of a file. */
export function checkPostBytes(path: string, bytes: Buffer, { config, now, cwd = '.' }: CheckOptions): CheckedPost {
  const digest = digestOf(bytes)
  const file = decodePost(path, bytes)
  if (!file.ok) {
    return { path, verdict: 'invalid', diagnostics: file.diagnostics, suppressed: 0, digest, isLasting: true }
  }
  const { document } = file
  const checked = checkDocument(document, { config, now, path, alsoAs: pathFrom(cwd, path) })
  const places = Object.keys(checked.facts).length > 0 ? fieldPlaces(document) : undefined
  return { path, ...checked, places, digest, source: document.source }
}

/** What is said of a file that nobody could look at. */
export function unchecked(path: string, diagnostic: Diagnostic): CheckedPost {
  return { path, verdict: 'not checked', diagnostics: [diagnostic], suppressed: 0, isLasting: false }
}
