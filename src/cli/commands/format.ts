import { readPosts } from '../../archive/read-posts.js'
import { writePost } from '../../archive/write-post.js'
import { PostError } from '../../diagnostics/post-error.js'
import type { PostDocument } from '../../document/document.js'
import { formatPost } from '../../model/format-post.js'
import { parseCommand } from '../parse-command.js'
import type { FileReport } from '../reporters/report.js'
import { stylishReporter } from '../reporters/stylish.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export const help = `Usage: postmatter format [--check | --write] [options] <files, folders or globs>

Writes posts in canonical form (docs/format.md, chapter 6): the archiver's key order, quoting and
spacing, LF line endings, no byte order mark. Comments, extra keys, dates and the body stay as they are.
Without --check or --write, prints one formatted post.

Options
  --check           name the files that are not canonical, and change nothing
  --write           rewrite them, each atomically; canonical files are not touched
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0  everything is canonical now
  1  a file is not canonical (--check), or a post is malformed
  2  could not run, or a file could not be read or written

Examples
  postmatter format --check archived
  postmatter format --write 'archived/2020-*/**'
`

type Tally = { formatted: number; canonical: number; malformed: number; failed: number }

/** Runs `postmatter format` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    check: { type: 'boolean' },
    write: { type: 'boolean' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await terminal.out(help)
    return 0
  }
  if (values.check && values.write) throw new UsageError('--check and --write exclude one another.')
  if (positionals.length === 0) throw new UsageError('Name the files or folders to format.')
  const print = !values.check && !values.write
  const tally: Tally = { formatted: 0, canonical: 0, malformed: 0, failed: 0 }
  for await (const file of readPosts(positionals, { ignore: values.ignore })) {
    if (print && sum(tally) > 0) throw new UsageError('Several files match; choose --check or --write.')
    if (!file.ok) {
      tally.failed++
      complain(terminal, { path: file.path, verdict: 'not checked', diagnostics: file.diagnostics })
      continue
    }
    await formatFile(file.path, file.document, { print, write: values.write === true }, terminal, tally)
  }
  if (sum(tally) === 0) throw new UsageError(`No post was found in ${positionals.join(', ')}.`)
  if (!print) terminal.err(`${summary(tally, values.write === true)}\n`)
  if (tally.failed > 0) return 2
  return tally.malformed > 0 || (values.check && tally.formatted > 0) ? 1 : 0
}

async function formatFile(
  path: string,
  document: PostDocument,
  { print, write }: { print: boolean; write: boolean },
  terminal: Terminal,
  tally: Tally,
): Promise<void> {
  const { source } = document
  let formatted: string
  try {
    formatted = formatPost(document, { file: path })
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    tally.malformed++
    complain(terminal, { path, verdict: 'invalid', diagnostics: error.diagnostics, source })
    return
  }
  if (formatted === source) tally.canonical++
  else tally.formatted++
  if (print) return terminal.out(formatted)
  if (formatted === source) return
  if (write && !(await save(path, formatted, document, terminal))) {
    tally.formatted--
    tally.failed++
    return
  }
  await terminal.out(`${path}\n`)
}

async function save(path: string, formatted: string, expected: PostDocument, terminal: Terminal): Promise<boolean> {
  try {
    await writePost(path, formatted, { expected })
    return true
  } catch (error) {
    terminal.err(`${path}: ${(error as Error).message}\n`)
    return false
  }
}

function complain(terminal: Terminal, report: FileReport): void {
  terminal.err(stylishReporter(terminal.errColors, terminal.columns).file(report))
}

function sum({ formatted, canonical, malformed, failed }: Tally): number {
  return formatted + canonical + malformed + failed
}

function summary({ formatted, canonical, malformed, failed }: Tally, write: boolean): string {
  const parts = [
    write ? `${formatted} rewritten` : `${formatted} not canonical`,
    `${canonical} canonical`,
    ...(malformed > 0 ? [`${malformed} malformed`] : []),
    ...(failed > 0 ? [`${failed} not read or written`] : []),
  ]
  return parts.join(', ')
}
