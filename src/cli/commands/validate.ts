import { findPosts } from '../../archive/find-posts.js'
import type { PostFile } from '../../archive/read-post-file.js'
import { readPosts } from '../../archive/read-posts.js'
import { safeParsePost } from '../../model/safe-parse-post.js'
import { suggest } from '../../source/suggest.js'
import { parseCommand } from '../parse-command.js'
import { createProgress } from '../progress.js'
import { jsonReporter } from '../reporters/json.js'
import { ndjsonReporter } from '../reporters/ndjson.js'
import type { FileReport, Reporter, Totals } from '../reporters/report.js'
import { stylishReporter } from '../reporters/stylish.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export const help = `Usage: postmatter validate [options] [files, folders or globs]

Checks that every post can be read, and shows what is wrong, where, and what to do.
Folders are searched for *.md; without paths, the current folder is.

Options
  --format <name>   stylish (for people, the default), json, or ndjson (a line per file)
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0  every file is a valid post
  1  an error was found
  2  could not run, or not every file could be checked

Examples
  postmatter validate archived
  postmatter validate 'archived/2020-*/**' --ignore '**/README.md'
  postmatter validate --format ndjson archived > report.ndjson
`

/** Runs `postmatter validate` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string', default: 'stylish' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await terminal.out(help)
    return 0
  }
  const inputs = positionals.length > 0 ? positionals : ['.']
  const options = { ignore: values.ignore }
  const reporter = createReporter(values.format, terminal)
  const progress = createProgress(terminal, () => [...findPosts(inputs, options)].length)
  const totals: Totals = { files: 0, valid: 0, invalid: 0, notChecked: 0, errors: 0, warnings: 0 }

  await print(terminal, reporter.begin())
  for await (const file of readPosts(inputs, options)) {
    const report = check(file)
    add(totals, report)
    const text = reporter.file(report)
    if (text) progress.clear()
    await print(terminal, text)
    progress.tick()
  }
  progress.clear()
  await print(terminal, reporter.end(totals))
  if (totals.files === 0) throw new UsageError(`No post was found in ${inputs.join(', ')}.`)
  if (totals.notChecked > 0) return 2
  return totals.errors > 0 ? 1 : 0
}

function createReporter(format: string, { outColors, columns }: Terminal): Reporter {
  const reporters: Record<string, () => Reporter> = {
    stylish: () => stylishReporter(outColors, columns),
    json: jsonReporter,
    ndjson: ndjsonReporter,
  }
  const create = Object.hasOwn(reporters, format) ? reporters[format] : undefined
  if (create) return create()
  const meant = suggest(format, Object.keys(reporters))
  throw new UsageError(
    `There is no format "${format}".${meant ? ` Did you mean ${meant}?` : ''} Formats: ${Object.keys(reporters).join(', ')}.`,
  )
}

function check(file: PostFile): FileReport {
  const { path } = file
  if (!file.ok) {
    const isInvalid = file.diagnostics.every(({ code }) => code.startsWith('encoding/'))
    return { path, verdict: isInvalid ? 'invalid' : 'not checked', diagnostics: file.diagnostics }
  }
  const { success, diagnostics } = safeParsePost(file.document, { file: path })
  return { path, verdict: success ? 'valid' : 'invalid', diagnostics, source: file.document.source }
}

function add(totals: Totals, { verdict, diagnostics }: FileReport): void {
  totals.files++
  if (verdict === 'valid') totals.valid++
  else if (verdict === 'invalid') totals.invalid++
  else totals.notChecked++
  for (const { severity } of diagnostics) {
    if (severity === 'error') totals.errors++
    if (severity === 'warning') totals.warnings++
  }
}

function print(terminal: Terminal, text: string): Promise<void> | undefined {
  return text === '' ? undefined : terminal.out(text)
}
