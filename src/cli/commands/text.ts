import { readPosts } from '../../archive/read-posts.js'
import { locateBody } from '../../body/locate-body.js'
import { parseBody } from '../../body/parse-body.js'
import { PostError } from '../../diagnostics/post-error.js'
import type { PostDocument } from '../../document/document.js'
import { toHtml } from '../../render/to-html.js'
import { cleanBody } from '../../transform/clean/clean-body.js'
import { toMarkdown } from '../../transform/markdown/to-markdown.js'
import { toText } from '../../transform/text/to-text.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import type { FileReport } from '../reporters/report.js'
import { stylishReporter } from '../reporters/stylish.js'
import type { Terminal } from '../terminal.js'
import { noPosts, noSuch, UsageError } from '../usage-error.js'
import { presetNamed } from './clean.js'

export const help = `Usage: postmatter text [options] <files, folders or globs>

Prints the articles of posts, cleaned, as plain text, Markdown or safe HTML.
Several posts are printed one after another, each below its path.

Options
  --as <form>       text, markdown or html; default: text
  --preset <name>   what to clean first: none, safe, archive or reader; default:
                    reader
  --links           plain text: the address of every link, in parentheses
  --embeds          plain text: the address of every player and frame
  --images          plain text: the alternative text of images
  --no-captions     plain text: without the captions of figures
  --ignore <glob>   leave out matching paths; may be given more than once
  --help            show this text

Exit status
  0  everything was printed
  1  a post is malformed
  2  could not run, or a file could not be read

Examples
  postmatter text archived/2020-09-08-a-post.md
  postmatter text --as markdown archived/2020-09 > september.md
`

const forms = ['text', 'markdown', 'html'] as const

/** Runs `postmatter text` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    as: { type: 'string' },
    preset: { type: 'string' },
    links: { type: 'boolean' },
    embeds: { type: 'boolean' },
    images: { type: 'boolean' },
    'no-captions': { type: 'boolean' },
    ignore: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  if (positionals.length === 0) throw new UsageError('Name the files or folders whose text to print.')
  const form = formNamed(values.as ?? 'text')
  const preset = values.preset === 'none' ? undefined : presetNamed(values.preset ?? 'reader', ['none'])
  const options = {
    links: values.links ? ('url' as const) : ('text' as const),
    embeds: values.embeds ? ('url' as const) : ('none' as const),
    images: values.images ? ('alt' as const) : ('none' as const),
    captions: !values['no-captions'],
  }
  const print = (document: PostDocument): string => {
    const given = parseBody(document)
    const { from: baseUrl } = locateBody(document)
    const body = preset ? cleanBody(given, { preset, baseUrl }).body : given
    return form === 'text'
      ? toText(body, options)
      : form === 'html'
        ? toHtml(body, { baseUrl })
        : toMarkdown(body, { baseUrl })
  }
  let status = 0
  let count = 0
  // A post has a heading where there is another one: the first waits to see.
  let first: { path: string; text: string } | undefined
  const show = (path: string, text: string) => terminal.out(`==> ${path} <==\n${text}\n`)
  const complain = (report: FileReport) =>
    terminal.err(
      stylishReporter(terminal.errColors, terminal.errColumns, { wraps: terminal.errIsTerminal }).file(report),
    )
  for await (const file of readPosts(positionals, { ignore: values.ignore })) {
    count++
    if (first) await show(first.path, first.text)
    first = undefined
    if (!file.ok) {
      status = 2
      complain({ path: file.path, verdict: 'not checked', diagnostics: file.diagnostics })
      continue
    }
    try {
      const text = `${print(file.document).trimEnd()}\n`
      if (count === 1) first = { path: file.path, text }
      else await show(file.path, text)
    } catch (error) {
      if (!(error instanceof PostError)) throw error
      status = Math.max(status, 1)
      complain({ path: file.path, verdict: 'invalid', diagnostics: error.diagnostics, source: file.document.source })
    }
  }
  if (first) await terminal.out(first.text)
  if (count === 0) throw noPosts(positionals)
  return status
}

function formNamed(name: string): (typeof forms)[number] {
  const form = forms.find((known) => known === name)
  if (form) return form
  throw noSuch('form', name, forms)
}
