import { findPosts } from '../../archive/find-posts.js'
import { readPostFile } from '../../archive/read-post-file.js'
import type { PostDocument } from '../../document/document.js'
import type { YamlNode } from '../../front-matter/yaml-node.js'
import { type SafeParseResult, safeParsePost } from '../../model/safe-parse-post.js'
import type { Range } from '../../source/range.js'
import { visible } from '../excerpt.js'
import { parseCommand } from '../parse-command.js'
import { stylishReporter } from '../reporters/stylish.js'
import type { Colors, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export const help = `Usage: postmatter inspect <file>

Shows the parts of a post with their places (line:column): front matter, preamble, wrapper, body,
and what was found.

Options
  --help   show this text

Exit status
  0  the post is valid
  1  an error was found
  2  could not run
`

/** Runs `postmatter inspect` and gives the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { help: { type: 'boolean', short: 'h' } })
  if (values.help) {
    await terminal.out(help)
    return 0
  }
  const [input, ...more] = positionals
  if (input === undefined || more.length > 0) throw new UsageError('Name one file to inspect.')
  const [found] = findPosts([input])
  if (!found) throw new UsageError(`No post was found in ${input}.`)
  const file =
    'file' in found
      ? readPostFile(found.path, found.file)
      : { path: found.path, ok: false as const, diagnostics: [found.diagnostic] }
  const reporter = stylishReporter(terminal.outColors, terminal.columns)
  if (!file.ok) {
    await terminal.out(reporter.file({ path: file.path, verdict: 'not checked', diagnostics: file.diagnostics }))
    return 2
  }
  const result = safeParsePost(file.document, { file: file.path })
  const { source } = file.document
  await terminal.out(describe(file.path, file.document, result, terminal))
  await terminal.out(reporter.file({ path: file.path, verdict: 'valid', diagnostics: result.diagnostics, source }))
  return result.success ? 0 : 1
}

function describe(
  path: string,
  document: PostDocument,
  result: SafeParseResult,
  { outColors: colors, columns }: Terminal,
): string {
  const { layout, source } = document
  const rows: Row[] = [
    ['file', `${visible(path)}, ${source.length} UTF-16 units, ${layout.lineEnding === '\n' ? 'LF' : 'CR LF'}`],
    ...(layout.byteOrderMark ? [['byte order mark', '', layout.byteOrderMark] as Row] : []),
    ...frontMatterRows(document, result),
    ...preambleRows(document),
    ...(layout.wrapper ? [['wrapper', '', layout.wrapper.open] as Row] : []),
    ['body', `${layout.html.end - layout.html.start} units`, layout.html],
  ]
  const labelWidth = Math.max(...rows.map(([label]) => label.length))
  const places = rows.map(([, , range]) => (range ? placeOf(document, range) : ''))
  const placeWidth = Math.max(...places.map((place) => place.length))
  const room = Math.max(20, columns - labelWidth - placeWidth - 4)
  const lines = rows.map(([label, text], index) => {
    const head = `${colors.bold(label.padEnd(labelWidth))}  ${colors.dim(places[index]!.padEnd(placeWidth))}`
    return `${head}  ${shorten(visible(text), room, colors)}`
  })
  return `${lines.join('\n')}\n\n`
}

/** A label, what is there, and where. */
type Row = [label: string, text: string, range?: Range]

function frontMatterRows({ frontMatter, layout }: PostDocument, result: SafeParseResult): Row[] {
  if (!layout.frontMatter) return [['front matter', 'none']]
  const date = result.success ? ` = ${result.data.frontMatter.date.toISOString()}` : ''
  const rows = frontMatter.entries.map(
    ({ key, value }): Row => [`  ${visible(key.text)}`, describeNode(value) + (key.text === 'date' ? date : ''), value],
  )
  return [['front matter', frontMatter.wellFormed ? '' : 'malformed', layout.frontMatter.block], ...rows]
}

function preambleRows({ layout, source }: PostDocument): Row[] {
  const { preamble } = layout
  if (!preamble) return [['preamble', 'none']]
  const text = ({ start, end }: Range) => source.slice(start, end)
  return [
    ['preamble', '', preamble.whole],
    ['  timestamp', text(preamble.timestamp), preamble.timestamp],
    ...(preamble.linkText ? [['  link text', text(preamble.linkText), preamble.linkText] as Row] : []),
    ...(preamble.linkUrl ? [['  link URL', text(preamble.linkUrl), preamble.linkUrl] as Row] : []),
  ]
}

function describeNode(node: YamlNode): string {
  if (node.kind === 'empty') return '(empty)'
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'sequence') return `[ ${node.items.map(describeNode).join(', ')} ]`
  return `{ ${node.entries.map(({ key, value }) => `${key.text}: ${describeNode(value)}`).join(', ')} }`
}

function placeOf({ locator }: PostDocument, { start, end }: Range): string {
  const from = locator.point(start)
  const to = locator.point(end)
  return `${from.line}:${from.column}-${to.line}:${to.column}`
}

function shorten(text: string, width: number, colors: Colors): string {
  const units = [...text]
  return units.length <= width ? text : `${units.slice(0, width - 1).join('')}${colors.dim('…')}`
}
