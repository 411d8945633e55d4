import { existsSync } from 'node:fs'
import { errorReason } from '../archive/error-reason.js'
import { suggest } from '../source/suggest.js'
import { printHelp } from './print-help.js'
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

Reads and checks archived posts: Markdown files with front matter, a timestamp
comment, a source link and an HTML body.

Commands
  validate   check that every post can be read, and say what is wrong, where,
             and what to do
  merge      put together what validate found in parts of an archive
  inspect    show the parts of one post with their places, and what was
             recognised in its body
  format     write posts in canonical form (--check, --write)
  clean      take out what does not belong to the article (--check, --diff,
             --write)
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
    const { bold, red } = terminal.errColors
    const lines: string[] = []
    if (error instanceof UsageError) {
      const [name = ''] = args
      const asked = commandNamed(name) ? `postmatter ${name} --help` : 'postmatter --help'
      lines.push(`${red('postmatter:')} ${error.message}`, `Try ${bold(asked)}.`)
    } else if (isSystemError(error)) {
      lines.push(`${red('postmatter:')} ${error.path || error.syscall} cannot be used: ${errorReason(error)}.`)
    } else throw error
    const text = `${lines.join('\n')}\n`
    terminal.err(terminal.errIsTerminal ? (await import('./wrap-lines.js')).wrapLines(text, terminal.errColumns) : text)
    return 2
  }
}

/** Whether the system refused something, such as to write a report where no folder can be made. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException & { syscall: string } {
  return error instanceof Error && 'syscall' in error && 'errno' in error
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === 'help' && commandNamed(rest[0])) return dispatch([rest[0]!, '--help'], terminal)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await printHelp(help, terminal)
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    await terminal.out(`${packageVersion()}\n`)
    return 0
  }
  const load = commandNamed(name)
  if (load) return (await load()).run(rest, terminal)
  throw new UsageError(whatInstead(name, rest))
}

function commandNamed(name = ''): (() => Promise<Command>) | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined
}

/** What is wrong with the first word of a command line, which is no command. */
function whatInstead(name: string, rest: readonly string[]): string {
  if (name.startsWith('-')) {
    const meant = suggest(name.replace(/^-+/, ''), ['help', 'version'])
    const command = rest.find(commandNamed) ?? 'validate'
    const hint = meant ? `Did you mean --${meant}?` : `Options of a command follow it: postmatter ${command} [options].`
    return `There is no option ${name}. ${hint}`
  }
  const meant = suggest(name, Object.keys(commands))
  const path = !meant && existsSync(name) ? ` To check the posts there: postmatter validate ${name}.` : ''
  return `There is no command "${name}".${meant ? ` Did you mean ${meant}?` : path}`
}
