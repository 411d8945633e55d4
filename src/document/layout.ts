import type { Finding } from '../diagnostics/diagnostic.js'
import { readSourceLink } from '../schema/source-link.js'
import { readTimestampComment } from '../schema/timestamp-comment.js'
import { isBlank, type Line, lineAt, trimmedEnd } from '../source/lines.js'
import type { Range } from '../source/range.js'
import { loneSurrogateAt } from '../source/well-formed.js'

/** The parts of a preamble; what is malformed or missing has no range. */
export type PreambleRanges = {
  /** From the timestamp comment to the end of the underline, with its line ending. */
  readonly whole: Range
  /** `<!--...-->`, without trailing spaces. */
  readonly timestamp: Range
  /** `[text](url)`, without trailing spaces. */
  readonly sourceLink?: Range
  /** What stands between the square brackets. */
  readonly linkText?: Range
  /** What stands between the parentheses. */
  readonly linkUrl?: Range
  /** `------`, without trailing spaces. */
  readonly underline?: Range
}

/** A post cut into ranges of its source. They follow one another; nothing lies in two of the top level ones. */
export type Layout = {
  /** U+FEFF at the beginning of the file, which is no part of the post. */
  readonly byteOrderMark?: Range
  /** The fences and what stands between them; absent where the first line is no fence. */
  readonly frontMatter?: {
    /** The line of three hyphens, without its line ending. */
    readonly openFence: Range
    /** From behind the hyphens of the opening fence to the closing fence (or the end of the file). */
    readonly block: Range
    /** The line of three hyphens that ends it, without its line ending; absent where there is none. */
    readonly closeFence?: Range
  }
  /** The timestamp comment, the source link and its underline; only posts that came from a feed have them. */
  readonly preamble?: PreambleRanges
  /** The lines `<div>` and `</div>` around the body of a feed post, with the line endings next to the html. */
  readonly wrapper?: {
    /** `<div>`. */
    readonly open: Range
    /** `</div>`. */
    readonly close: Range
  }
  /** The body, without its wrapper. */
  readonly html: Range
  /** Everything behind the closing fence's line: preamble, blank lines, wrapper and html. */
  readonly rest: Range
  /** The line ending of the first line; what is added to the file uses it. */
  readonly lineEnding: '\n' | '\r\n'
}

/**
 * Cuts a source into its parts, following docs/format.md. Any string has a layout; `findings` say what keeps it from
 * being a post. It looks at a handful of lines and at the end, so its cost hardly depends on the length.
 */
export function cut(source: string): { layout: Layout; findings: Finding[] } {
  const findings: Finding[] = []
  inspectCharacters(source, findings)
  const begin = source.charCodeAt(0) === 0xfeff ? 1 : 0
  const first = lineAt(source, begin)
  const lineEnding = first.next - first.end === 2 ? '\r\n' : '\n'
  const mark = begin === 1 ? { byteOrderMark: { start: 0, end: 1 } } : {}
  const end = source.length

  const frontMatter = cutFrontMatter(source, first, findings)
  if (!frontMatter?.closeFence) {
    const rest = { start: frontMatter ? end : begin, end }
    return { layout: { ...mark, ...(frontMatter && { frontMatter }), html: rest, rest, lineEnding }, findings }
  }
  const rest = { start: lineAt(source, frontMatter.closeFence.start).next, end }
  const preamble = cutPreamble(source, rest.start, findings)
  const body = cutBody(source, preamble?.whole.end ?? rest.start, preamble !== undefined)
  return { layout: { ...mark, frontMatter, ...(preamble && { preamble }), ...body, rest, lineEnding }, findings }
}

function inspectCharacters(source: string, findings: Finding[]): void {
  if (source.charCodeAt(0) === 0xfeff) findings.push({ code: 'encoding/byte-order-mark', start: 0, end: 1 })
  const surrogate = loneSurrogateAt(source)
  if (surrogate !== -1) {
    const unit = source.charCodeAt(surrogate).toString(16).toUpperCase()
    findings.push({ code: 'encoding/lone-surrogate', values: { unit }, start: surrogate, end: surrogate + 1 })
  }
  const nul = source.indexOf('\0')
  if (nul !== -1) findings.push({ code: 'encoding/nul', start: nul, end: nul + 1 })
}

function cutFrontMatter(source: string, first: Line, findings: Finding[]): Layout['frontMatter'] {
  if (!source.startsWith('---', first.start)) {
    findings.push({ code: 'front-matter/missing', start: first.start, end: first.start })
    return undefined
  }
  const openFence = { start: first.start, end: trimmedEnd(source, first) }
  if (openFence.end - openFence.start > 3) {
    const fence = source.slice(openFence.start, openFence.end)
    if (fence[3] === '\r') {
      findings.push({ code: 'encoding/carriage-return', start: first.start + 3, end: first.start + 4 })
      return undefined
    }
    const code = fence[3] === '-' ? 'front-matter/malformed-fence' : 'front-matter/fence-language'
    const text = code === 'front-matter/malformed-fence' ? fence : fence.slice(3).trim()
    findings.push({ code, values: { text: abbreviate(text) }, ...openFence })
    return undefined
  }
  // gray-matter ends the block at the first line that begins with three hyphens, whatever follows them.
  const blockStart = first.start + 3
  const feed = source.indexOf('\n---', blockStart)
  if (feed === -1) {
    findings.push({ code: 'front-matter/unclosed', ...openFence })
    return { openFence, block: { start: blockStart, end: source.length } }
  }
  const line = lineAt(source, feed + 1)
  const closeFence = { start: line.start, end: trimmedEnd(source, line) }
  if (closeFence.end - closeFence.start !== 3) {
    const text = abbreviate(source.slice(closeFence.start, closeFence.end))
    findings.push({ code: 'front-matter/malformed-fence', values: { text }, ...closeFence })
  }
  return { openFence, block: { start: blockStart, end: line.start }, closeFence }
}

function cutPreamble(source: string, start: number, findings: Finding[]): PreambleRanges | undefined {
  if (!source.startsWith('<!--', start)) return undefined
  const commentLine = lineAt(source, start)
  const timestamp = { start, end: trimmedEnd(source, commentLine) }
  const reading = readTimestampComment(source.slice(timestamp.start, timestamp.end))
  if (!reading.ok)
    findings.push({ code: 'preamble/invalid-timestamp', values: { reason: reading.reason }, ...timestamp })

  const linkLine = lineAt(source, commentLine.next)
  if (source[linkLine.start] !== '[') {
    // A comment that is no timestamp and has no link below belongs to the body: one finding says so, not two.
    if (reading.ok) findings.push({ code: 'preamble/missing-source-link', start: timestamp.end, end: timestamp.end })
    return { whole: { start, end: commentLine.next }, timestamp }
  }
  const sourceLink = { start: linkLine.start, end: trimmedEnd(source, linkLine) }
  const link = readSourceLink(source.slice(sourceLink.start, sourceLink.end))
  if (!link.ok) {
    const place = { start: sourceLink.start + link.start, end: sourceLink.start + link.end }
    findings.push({ code: 'preamble/invalid-source-link', values: { reason: link.reason }, ...place })
  }
  const parts = link.ok && { linkText: shift(link.text, sourceLink.start), linkUrl: shift(link.url, sourceLink.start) }

  const ruleLine = lineAt(source, linkLine.next)
  const underline = { start: ruleLine.start, end: trimmedEnd(source, ruleLine) }
  if (!isUnderline(source, underline)) {
    findings.push({ code: 'preamble/missing-underline', ...sourceLink })
    return { whole: { start, end: linkLine.next }, timestamp, sourceLink, ...parts }
  }
  return { whole: { start, end: ruleLine.next }, timestamp, sourceLink, ...parts, underline }
}

function cutBody(source: string, start: number, isFeed: boolean): Pick<Layout, 'wrapper' | 'html'> {
  if (isFeed) {
    const wrapped = cutWrapper(source, start)
    if (wrapped) return wrapped
  }
  const line = lineAt(source, start)
  const blank = line.next > line.start && isBlank(source, line)
  return { html: { start: blank ? line.next : start, end: source.length } }
}

/**
 * The wrapper: a line `<div>` after blank lines, and `</div>` as the last line. The line ending before `</div>` is taken
 * to be the opening one's, so that a body may end with a carriage return.
 */
function cutWrapper(source: string, start: number): Pick<Layout, 'wrapper' | 'html'> | undefined {
  let line = lineAt(source, start)
  while (line.next > line.start && isBlank(source, line)) line = lineAt(source, line.next)
  if (
    !source.startsWith('<div>', line.start) ||
    trimmedEnd(source, line) !== line.start + 5 ||
    line.next === line.end
  ) {
    return undefined
  }
  const open = { start: line.start, end: line.next }
  let tagEnd = source.length
  while (tagEnd > open.end && ' \t\r\n'.includes(source[tagEnd - 1]!)) tagEnd--
  const tag = tagEnd - 6
  if (tag < open.end || !source.startsWith('</div>', tag) || source[tag - 1] !== '\n') return undefined
  const ending = open.end - line.end
  const htmlEnd = ending === 2 && source[tag - 2] === '\r' ? tag - 2 : tag - 1
  return {
    wrapper: { open, close: { start: Math.max(htmlEnd, open.end), end: source.length } },
    html: { start: open.end, end: Math.max(htmlEnd, open.end) },
  }
}

function isUnderline(source: string, { start, end }: Range): boolean {
  if (end === start) return false
  for (let index = start; index < end; index++) if (source[index] !== '-') return false
  return true
}

function shift(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by }
}

/** The beginning of a text in quotes, short enough for a message. */
function abbreviate(text: string): string {
  return text.length > 20 ? `"${text.slice(0, 20)}…"` : `"${text}"`
}
