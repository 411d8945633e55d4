import { resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { compileConfig } from '../validate/compile-config.js'
import type { Config } from '../validate/config.js'
import { fieldRange } from '../validate/field-range.js'
import { ArchiveFacts, runArchiveRules } from '../validate/run-archive-rules.js'
import { readSuppressions } from '../validate/suppressions.js'
import { type Verdict, validatePost } from '../validate/validate-post.js'
import type { FindOptions } from './find-posts.js'
import { type PostFile, readPostFile } from './read-post-file.js'
import { readPosts } from './read-posts.js'

/** Options of `validateArchive`. */
export type ValidateArchiveOptions = FindOptions & {
  /** What is checked; default: `recommended`. */
  config?: Config | undefined
  /** The moment that counts as the present one; default: when the run begins. */
  now?: Date | undefined
}

/** What was found in a file; or, when all have been read, what was found between a post and others. */
export type ArchiveFinding = {
  /**
   * `post`: every path found gives exactly one. `archive`: only posts of which the archive rules have something to say.
   * `run`: an archive rule failed; there is no path then.
   */
  type: 'post' | 'archive' | 'run'
  path: string
  verdict: Verdict
  /** Of an `archive` item: the verdict that its post had before. */
  before?: Verdict
  diagnostics: Diagnostic[]
  /** How many findings comments in the front matter hide. */
  suppressed: number
  /** The file's text, where it could be read. */
  source?: string
}

/**
 * Checks the posts of an archive as a stream: each post's report comes when it has been read, and only while somebody
 * asks for more; then what the rules about the whole archive found. Of a post, some numbers stay in memory.
 *
 * @param inputs files, folders (every `*.md` below them) and globs.
 * @throws PostError for a configuration with mistakes.
 * @example
 * for await (const { path, verdict } of validateArchive('posts')) console.log(verdict, path)
 */
export async function* validateArchive(
  inputs: string | readonly string[],
  { config, now = new Date(), ...find }: ValidateArchiveOptions = {},
): AsyncGenerator<ArchiveFinding> {
  const compiled = compileConfig(config)
  const facts = new ArchiveFacts()
  const verdicts = new Map<string, Verdict>()
  const ignore = [...compiled.ignore, ...(find.ignore ?? [])]
  for await (const file of readPosts(inputs, { ...find, ignore })) {
    const report = validateFile(file, { config, now }, facts)
    if (report.verdict !== 'valid') verdicts.set(file.path, report.verdict)
    yield report
  }
  const { found, failed } = runArchiveRules(compiled, facts)
  const byPath = groupByFile(found)
  for (const [path, diagnostics] of byPath) {
    const report = place(path, diagnostics, compiled.codes, find.cwd)
    const before = verdicts.get(path) ?? 'valid'
    const isInvalid = before === 'valid' && report.diagnostics.some(({ severity }) => severity === 'error')
    yield { ...report, verdict: isInvalid ? 'invalid' : before, before }
  }
  if (failed.length > 0) {
    yield { type: 'run', path: '', verdict: 'not checked', diagnostics: failed, suppressed: 0 }
  }
}

function validateFile(
  file: PostFile,
  options: { config: Config | undefined; now: Date },
  facts: ArchiveFacts,
): ArchiveFinding {
  const { path } = file
  if (!file.ok) {
    const isInvalid = file.diagnostics.every(({ code }) => code.startsWith('encoding/'))
    return {
      type: 'post',
      path,
      verdict: isInvalid ? 'invalid' : 'not checked',
      diagnostics: file.diagnostics,
      suppressed: 0,
    }
  }
  const { facts: kept, ...validation } = validatePost(file.document, { ...options, path })
  facts.add(path, kept)
  return { type: 'post', path, ...validation, source: file.document.source }
}

function groupByFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file!)
    if (group) group.push(diagnostic)
    else groups.set(diagnostic.file!, [diagnostic])
  }
  return groups
}

/** Reads the file once more, to say where in it the values are: few files have such findings, and none stay in memory. */
function place(path: string, found: readonly Diagnostic[], codes: readonly string[], cwd = '.'): ArchiveFinding {
  const file = readPostFile(path, resolve(cwd, path))
  if (!file.ok) return { type: 'archive', path, verdict: 'valid', diagnostics: [...found], suppressed: 0 }
  const { document } = file
  const suppressions = readSuppressions(document, codes)
  const diagnostics = found
    .filter(({ code }) => !suppressions.has(code))
    .map((diagnostic): Diagnostic => {
      const range = diagnostic.field && fieldRange(document, diagnostic.field)
      return range ? { ...diagnostic, position: document.locator.position(range.start, range.end) } : diagnostic
    })
  const suppressed = found.length - diagnostics.length
  return { type: 'archive', path, verdict: 'valid', diagnostics, suppressed, source: document.source }
}
