import { findPosts } from '../../archive/find-posts.js'
import { readPostFile } from '../../archive/read-post-file.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { PostError } from '../../diagnostics/post-error.js'
import type { PostDocument } from '../../document/document.js'
import type { YamlNode } from '../../front-matter/yaml-node.js'
import { type SafeParseResult, safeParsePost } from '../../model/safe-parse-post.js'
import type { Range } from '../../source/range.js'
import { parseCommand } from '../parse-command.js'
import { printHelp } from '../print-help.js'
import { stylishReporter } from '../reporters/stylish.js'
import { formatRows } from '../rows.js'
import { semanticTree } from '../semantic-tree.js'
import type { Terminal } from '../terminal.js'
import { noPosts, UsageError } from '../usage-error.js'

export const help = `Usage: postmatter inspect [--help] <file>

Shows the parts of a post with their places (line:column): front matter,
preamble, wrapper, body, what was recognised in the body, and what is wrong.
Images, figures, embeds, widgets and the like are shown as a tree, each with the
name of its recogniser.

Exit status
  0  the post is valid
  1  an error was found
  2  could not run, or the file could not be read

Example
  postmatter inspect archived/2020-09-08-a-post.md
`

/** Runs `postmatter inspect` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { help: { type: 'boolean', short: 'h' } })
  if (values.help) {
    await printHelp(help, terminal)
    return 0
  }
  const [input, ...more] = positionals
  if (input === undefined || more.length > 0) throw new UsageError('Name one file to inspect.')
  const [found, other] = findPosts([input])
  if (!found) throw noPosts([input])
  if (other) throw new UsageError(`Several posts lie in ${input}; name one, such as ${found.path}.`)
  const file =
    'file' in found
      ? readPostFile(found.path, found.file)
      : { path: found.path, ok: false as const, diagnostics: [found.diagnostic] }
  const reporter = stylishReporter(terminal.outColors, terminal.columns, { wraps: terminal.outIsTerminal })
  if (!file.ok) {
    await terminal.out(reporter.file({ path: file.path, verdict: 'not checked', diagnostics: file.diagnostics }))
    return 2
  }
  const result = safeParsePost(file.document, { file: file.path })
  await terminal.out(describe(file.path, file.document, result, terminal))
  const body = describeBody(file.document, terminal)
  await terminal.out(body.text)
  const verdict = result.success && body.diagnostics.length === 0 ? 'valid' : 'invalid'
  const diagnostics = [...result.diagnostics, ...body.diagnostics]
  await terminal.out(reporter.file({ path: file.path, verdict, diagnostics, source: file.document.source }))
  return verdict === 'valid' ? 0 : 1
}

/** The tree of the body, or why there is none. */
function describeBody(
  document: PostDocument,
  terminal: Terminal,
): { text: string; diagnostics: readonly Diagnostic[] } {
  try {
    return { text: semanticTree(document, terminal), diagnostics: [] }
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    return { text: '', diagnostics: error.diagnostics }
  }
}

function describe(path: string, document: PostDocument, result: SafeParseResult, terminal: Terminal): string {
  const { layout, source, locator } = document
  const parts: Part[] = [
    ['file', `${path}, ${source.length} UTF-16 units, ${layout.lineEnding === '\n' ? 'LF' : 'CR LF'}`],
    ...(layout.byteOrderMark ? [['byte order mark', '', layout.byteOrderMark] as Part] : []),
    ...frontMatterParts(document, result),
    ...preambleParts(document),
    ...(layout.wrapper ? [['wrapper', '', layout.wrapper.open] as Part] : []),
    ['body', `${layout.html.end - layout.html.start} units`, layout.html],
  ]
  const rows = parts.map(([label, text, range]) => ({
    label,
    text,
    position: range && locator.position(range.start, range.end),
  }))
  return `${formatRows(rows, terminal)}\n`
}

/** A label, what is there, and where. */
type Part = [label: string, text: string, range?: Range]

function frontMatterParts({ frontMatter, layout }: PostDocument, result: SafeParseResult): Part[] {
  if (!layout.frontMatter) return [['front matter', 'none']]
  const date = result.success ? ` = ${result.data.frontMatter.date.toISOString()}` : ''
  const entries = frontMatter.entries.map(
    ({ key, value }): Part => [`  ${key.text}`, describeNode(value) + (key.text === 'date' ? date : ''), value],
  )
  return [['front matter', frontMatter.wellFormed ? '' : 'malformed', layout.frontMatter.block], ...entries]
}

function preambleParts({ layout, source }: PostDocument): Part[] {
  const { preamble } = layout
  if (!preamble) return [['preamble', 'none']]
  const text = ({ start, end }: Range) => source.slice(start, end)
  return [
    ['preamble', '', preamble.whole],
    ['  timestamp', text(preamble.timestamp), preamble.timestamp],
    ...(preamble.linkText ? [['  link text', text(preamble.linkText), preamble.linkText] as Part] : []),
    ...(preamble.linkUrl ? [['  link URL', text(preamble.linkUrl), preamble.linkUrl] as Part] : []),
  ]
}

function describeNode(node: YamlNode): string {
  if (node.kind === 'empty') return '(empty)'
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'sequence') return `[ ${node.items.map(describeNode).join(', ')} ]`
  return `{ ${node.entries.map(({ key, value }) => `${key.text}: ${describeNode(value)}`).join(', ')} }`
}
