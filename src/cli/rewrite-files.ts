import { findPosts } from '../archive/find-posts.js'
import { readPosts } from '../archive/read-posts.js'
import { writePost } from '../archive/write-post.js'
import { PostError } from '../diagnostics/post-error.js'
import type { PostDocument } from '../document/document.js'
import type { FileReport } from './reporters/report.js'
import { stylishReporter } from './reporters/stylish.js'
import type { Terminal } from './terminal.js'
import { noPosts, UsageError } from './usage-error.js'
import { listenForInterruption } from './validate/interruption.js'
import { writeFailure } from './write-failure.js'

/** What a command makes of a post: its text, and what to say of the file where there is more to say than its name. */
export type Rewriting = { text: string; details?: string }

/** How a command rewrites files, and what it calls what it does. */
export type RewriteOptions = {
  paths: readonly string[]
  ignore?: readonly string[] | undefined
  /** `print` gives the text of the one post there is; `check` only names the files. */
  mode: 'print' | 'check' | 'write' | 'diff'
  /** Makes the text of a post. Throws PostError where it cannot. */
  rewrite(document: PostDocument, path: string): Rewriting
  words: {
    /** Of the modes, for the message that several files need one: '--check or --write'. */
    modes: string
    /** What a file is that has been or would be rewritten, such as 'not canonical'. */
    changed: string
    /** What it is where nothing is to be done. */
    unchanged: string
  }
}

type Tally = { changed: number; unchanged: number; malformed: number; failed: number }

/** Rewrites the posts of a run, each atomically, those that stay the same not at all; gives the exit status. */
export async function rewriteFiles(options: RewriteOptions, terminal: Terminal): Promise<number> {
  const { mode, paths, ignore, words } = options
  const tally: Tally = { changed: 0, unchanged: 0, malformed: 0, failed: 0 }
  const [first, second] = findPosts(paths, { ignore })
  if (!first) throw noPosts(paths)
  if (mode === 'print' && second) throw new UsageError(`Several files match; choose ${words.modes}.`)
  // What changes nothing can be ended at any moment.
  const interruption = mode === 'write' ? listenForInterruption(terminal) : undefined
  try {
    for await (const file of readPosts(paths, { ignore })) {
      if (interruption?.signal.aborted) break
      if (!file.ok) {
        tally.failed++
        complain(terminal, { path: file.path, verdict: 'not checked', diagnostics: file.diagnostics })
      } else tally[await rewriteFile(file.path, file.document, options, terminal)]++
    }
  } finally {
    interruption?.release()
  }
  if (mode !== 'print') terminal.err(`${summary(tally, options)}\n`)
  const interrupted = interruption?.status()
  if (interrupted !== undefined) {
    terminal.err('Interrupted: the other files were left as they are.\n')
    return interrupted
  }
  if (tally.failed > 0) return 2
  return tally.malformed > 0 || (mode === 'check' && tally.changed > 0) ? 1 : 0
}

async function rewriteFile(
  path: string,
  document: PostDocument,
  { mode, rewrite }: RewriteOptions,
  terminal: Terminal,
): Promise<keyof Tally> {
  const { source } = document
  let made: Rewriting
  try {
    made = rewrite(document, path)
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    complain(terminal, { path, verdict: 'invalid', diagnostics: error.diagnostics, source })
    return 'malformed'
  }
  const isChanged = made.text !== source
  if (mode === 'print') await terminal.out(made.text)
  else if (isChanged) {
    if (mode === 'write' && !(await save(path, made.text, document, terminal))) return 'failed'
    await terminal.out(mode === 'diff' ? `${path}\n${made.details ?? ''}` : `${path}\n`)
  }
  return isChanged ? 'changed' : 'unchanged'
}

async function save(path: string, text: string, expected: PostDocument, terminal: Terminal): Promise<boolean> {
  try {
    await writePost(path, text, { expected })
    return true
  } catch (error) {
    terminal.err(writeFailure(path, error))
    return false
  }
}

function complain(terminal: Terminal, report: FileReport): void {
  terminal.err(stylishReporter(terminal.errColors, terminal.errColumns, { wraps: terminal.errIsTerminal }).file(report))
}

function summary({ changed, unchanged, malformed, failed }: Tally, { mode, words }: RewriteOptions): string {
  const parts = [
    `${changed} ${mode === 'write' ? 'rewritten' : words.changed}`,
    `${unchanged} ${words.unchanged}`,
    ...(malformed > 0 ? [`${malformed} malformed`] : []),
    ...(failed > 0 ? [`${failed} not read or written`] : []),
  ]
  return parts.join(', ')
}
