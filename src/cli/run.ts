import { suggest } from '../source/suggest.js'
import type { Terminal } from './terminal.js'
import { packageVersion } from './tool-info.js'
import { UsageError } from './usage-error.js'

type Command = { run(args: readonly string[], terminal: Terminal): Promise<number> }

// Loaded when called, so that --help does not wait for them.
const commands: Record<string, () => Promise<Command>> = {
  validate: () => import('./commands/validate.js'),
  merge: () => import('./commands/merge.js'),
  inspect: () => import('./commands/inspect.js'),
  format: () => import('./commands/format.js'),
  clean: () => import('./commands/clean.js'),
  text: () => import('./commands/text.js'),
  stats: () => import('./commands/stats.js'),
  schema: () => import('./commands/schema.js'),
}

const help = `Usage: postmatter <command> [options] [paths]

Reads and checks archived posts: Markdown files with front matter, a timestamp comment, a source link
and an HTML body.

Commands
  validate   check that every post can be read, and say what is wrong, where, and what to do
  merge      put together what validate found in parts of an archive
  inspect    show the parts of one post with their places, and what was recognised in its body
  format     write posts in canonical form (--check, --write)
  clean      take out what does not belong to the article (--check, --diff, --write)
  text       print articles as plain text, Markdown or safe HTML
  stats      count posts by verdict, source, author, date and rule
  schema     print the JSON Schemas

Options
  --help     show this text, or that of a command
  --version  show the version

Begin with
  postmatter validate path/to/archive
`

/** Runs a command line and gives the exit status: 0 clean, 1 an error was found, 2 it could not run. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.err(`${terminal.errColors.red('postmatter:')} ${error.message}\n`)
    terminal.err(`Try ${terminal.errColors.bold('postmatter --help')}.\n`)
    return 2
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(help)
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    await terminal.out(`${packageVersion()}\n`)
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return (await load()).run(rest, terminal)
  const meant = suggest(name, Object.keys(commands))
  throw new UsageError(`There is no command "${name}".${meant ? ` Did you mean ${meant}?` : ''}`)
}
