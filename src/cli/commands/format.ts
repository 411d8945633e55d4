import { formatPost } from '../../model/format-post.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import { rewriteFiles } from '../rewrite-files.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export const help = `Usage: postmatter format [--check | --write] [options] <files, folders or globs>

Writes posts in canonical form (docs/format.md, chapter 6): the archiver's key
order, quoting and spacing, LF line endings, no byte order mark. Comments, extra
keys, dates and the body stay as they are. Without --check or --write, prints
one formatted post.

Options
  --check           name the files that are not canonical, and change nothing
  --write           rewrite those, each atomically, and touch no other
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0    everything is canonical now
  1    a file is not canonical (--check), or a post is malformed
  2    could not run, or a file could not be read or written
  130  was interrupted (--write): no file is half rewritten

Examples
  postmatter format --check archived
  postmatter format --write 'archived/2020-*/**'
`

/** Runs `postmatter format` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    check: { type: 'boolean' },
    write: { type: 'boolean' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  if (values.check && values.write) throw new UsageError('--check and --write exclude one another.')
  if (positionals.length === 0) throw new UsageError('Name the files or folders to format.')
  return rewriteFiles(
    {
      paths: positionals,
      ignore: values.ignore,
      mode: values.check ? 'check' : values.write ? 'write' : 'print',
      rewrite: (document, path) => ({ text: formatPost(document, { file: path }) }),
      words: { modes: '--check or --write', changed: 'not canonical', unchanged: 'canonical' },
    },
    terminal,
  )
}
