import { characterKind, firstCharacter, lastCharacter } from './characters.js'

/** Where a text stands. */
export type TextPlace = {
  /** What is written before it; ends with a line break where the text begins a line. */
  before: string
  /** What is written after it; begins with a line break where the text ends a line. */
  after: string
  /** Whether it begins a block, not only a line of one. */
  beginsBlock?: boolean | undefined
  /** Whether it stands in a heading. */
  inHeading?: boolean | undefined
  /** Whether it stands in a cell of a table. */
  inTable?: boolean | undefined
  /** Whether it stands in the text of a link or an image. */
  inLabel?: boolean | undefined
  /** Delimiters that stand in one place only of the block, and so have none to pair with. */
  lone?: string | undefined
}

/**
 * Escapes what Markdown would read as markup, and only that: CommonMark with GFM's tables, strikethrough, footnotes, task
 * lists and bare addresses.
 *
 * @example
 * escapeText('2 * 3 is *not* a_b', { before: '\n', after: '\n' }) // '2 * 3 is \\*not\\* a_b'
 */
export function escapeText(text: string, place: TextPlace): string {
  const inLine = escapeHeadingEnd(escapeLineStart(text, escapeInline(text, place), place), place)
  // Right behind the mark of a footnote, these would make a definition or a link of it.
  const escaped = place.before.endsWith(']') && /^[:(]/.test(inLine) ? `\\${inLine}` : inLine
  return /www\.|https?:\/\//i.test(text) ? keepAddresses(text, escaped, place) : escaped
}

const markup = /\\|`|\*+|_+|~+|[[\]<&|!]/g
const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{0,31});/i

function escapeInline(text: string, place: TextPlace): string {
  const mayBeEmail = (offset: number) => text.includes('@') || offset + 1 === text.length
  const escapesBrackets = place.inLabel === true && !hasBalancedBrackets(text)
  return text.replace(markup, (run, offset: number) => {
    const next = text.slice(offset + run.length, offset + run.length + 2) || place.after
    const escapes = (() => {
      switch (run[0]) {
        case '\\':
          // Before what ends the text may stand any markup.
          return offset + 1 === text.length || /^[!-/:-@[-`{-~]/.test(next)
        case '`':
          return true
        case '*':
        case '_':
        case '~': {
          const before = characterKind(lastCharacter(text.slice(Math.max(0, offset - 2), offset) || place.before))
          const after = characterKind(firstCharacter(next))
          if (before === 'space' && after === 'space') return false
          if (place.lone?.includes(run[0])) return false
          return run[0] !== '_' || before !== 'letter' || after !== 'letter'
        }
        case '[':
          return escapesBrackets || next.startsWith('^')
        case ']':
          return escapesBrackets || next.startsWith('(')
        case '<':
          // A tag, or an email address as an autolink, whose parts may go on behind the text.
          return /^[a-z/!?]/i.test(next) || (mayBeEmail(offset) && /^[\w.!#$%&'*+/=?^`{|}~-]/.test(next))
        case '&':
          return reference.test(text.slice(offset, offset + 34))
        case '|':
          return place.inTable === true
        default:
          return next.startsWith('[')
      }
    })()
    return escapes ? run.replace(/./g, '\\$&') : run
  })
}

/** Whether brackets can stay as they are in the text of a link. */
function hasBalancedBrackets(text: string): boolean {
  let open = 0
  for (const [bracket] of text.matchAll(/[[\]]/g)) {
    open += bracket === '[' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0 && !/\]\(|\[\^/.test(text)
}

// What begins a block at the beginning of a line: the characters to escape are those of the first group.
const blockStarts = [
  /^(#)#{0,5}(?= |$)/,
  /^([-+*])(?= |$)/,
  /^(>)/,
  /^([*_])[*_ ]*$/,
  // Thematic breaks, and the delimiter rows of tables, which a header without pipes may have, too.
  /^([-:|])[-:| ]*$/,
]

function escapeLineStart(text: string, escaped: string, { before, beginsBlock }: TextPlace): string {
  if (!/[\n\r]$/.test(before)) return escaped
  if (/^~{3}/.test(text)) return escaped.replace(/^~+/, (run) => run.replaceAll('~', '\\~'))
  // Where a block begins, brackets with a colon are a definition, others the box of a task. Elsewhere, a line of equals
  // signs makes a heading of the line before it, and only the first item of a list can begin.
  const here = beginsBlock
    ? [/^\d{1,9}([.)])(?= |$)/, /^(\[)(?:.*\]:|[^\]]*\]?$|[ x]\](?: |$))/is]
    : [/^1([.)])(?= |$)/, /^(=)=* *$/]
  for (const start of [...blockStarts, ...here]) {
    const match = start.exec(text)
    if (!match) continue
    const place = match[0].indexOf(match[1]!)
    // What is escaped already stands behind its backslash.
    if (escaped[place] !== match[1]) return escaped
    // Half a run of delimiters would be one that can pair.
    const run = /^(?:\*+|_+|.)/.exec(escaped.slice(place))![0]
    return escaped.slice(0, place) + run.replace(/./g, '\\$&') + escaped.slice(place + run.length)
  }
  return escaped
}

/** `# a #`: number signs at the end of a heading close it, and are not shown. */
function escapeHeadingEnd(escaped: string, { inHeading, after }: TextPlace): string {
  if (!inHeading || !/^[\n\r]/.test(after)) return escaped
  return escaped.replace(/(^| )(#+)$/, '$1\\$2')
}

/**
 * GFM makes links of bare addresses, and reads what stands in them, up to white space, as it is: a backslash would be shown
 * and markup taken for a part. Where there is any, the address is kept from being one.
 */
function keepAddresses(text: string, escaped: string, { after, inLabel }: TextPlace): string {
  if (inLabel || (text === escaped && (/\s$/.test(text) || after === '' || /^\s/.test(after)))) return escaped
  const pieces = escaped.split(/(\s+)/)
  const last = pieces.length - 1
  return pieces
    .map((piece, index) => {
      const isWhole = !piece.includes('\\') && (index < last || after === '' || /^\s/.test(after))
      return isWhole ? piece : piece.replace(/(?<=www)(?=\.)|(?<=https?)(?=:\/\/)/gi, '\\')
    })
    .join('')
}
