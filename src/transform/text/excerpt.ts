import type { Nodes } from 'hast'
import { refuseNoTree } from '../../body/refuse-no-tree.js'
import { beforeEllipsis, gapBeforeEllipsis } from './before-ellipsis.js'
import { toText } from './to-text.js'

/** Options of `excerpt`. */
export type ExcerptOptions = {
  /** The most graphemes (characters as a reader counts them), the ellipsis among them. Default: 160. */
  length?: number | undefined
  /** What stands at the end where something was left out. Default: `…`. */
  ellipsis?: string | undefined
  /** The language, by which words are told apart: a BCP 47 tag. Default: the environment's. */
  locale?: string | undefined
}

// A sentence that ends in the last part of what fits is the better end, even if more words would fit.
const sentenceShare = 0.6
// A grapheme rarely has more UTF-16 units; one that does (letters with hundreds of marks) makes the excerpt shorter.
const unitsPerGrapheme = 16

/**
 * The beginning of a text in one line: whole sentences where one ends near the limit, else whole words. Only a single word
 * that is longer than the limit is cut, between graphemes.
 *
 * The ellipsis is set as in print. Behind a whole sentence it stands apart (`Two words. …`), without a space where full-width
 * punctuation brings its own (`雨停了。…`). Behind a word it follows at once, and what would lead on to what is left out goes: a comma, a
 * colon, a dash, an opening bracket or quote, dots.
 *
 * @param from a text, or a body, of which the captions are left out.
 * @throws RangeError where the length is no number from 1.
 * @example
 * excerpt('One. Two words. Three words more.', { length: 20 }) // 'One. Two words. …'
 * excerpt('One, two, three, four', { length: 10 }) // 'One, two…'
 */
export function excerpt(from: string | Nodes, options: ExcerptOptions = {}): string {
  const { length = 160, ellipsis = '…', locale } = options
  if (!(length >= 1)) throw new RangeError(`The length of an excerpt is a number from 1, not ${length}.`)
  if (typeof from !== 'string') refuseNoTree('excerpt', from, 'a text or a tree of parseBody')
  const text = typeof from === 'string' ? from : toText(from, { captions: false })
  // Enough to see whether more comes, without looking at a long text as a whole.
  const start = text.slice(0, Math.ceil(length * unitsPerGrapheme) * 2)
  const isWhole = start.length === text.length
  const line = (isWhole ? start : wholeUnits(start)).replace(/\s+/g, ' ').trim()
  const all = graphemes(line, locale)
  if (isWhole && all.length <= length) return line
  const room = Math.floor(length) - graphemes(ellipsis, locale).length
  if (room < 1) return all.slice(0, Math.floor(length)).join('')
  const fitting = all.slice(0, room).join('').length
  // A space before the ellipsis takes room, too.
  const fittingApart = all.slice(0, room - 1).join('').length
  for (const find of [sentenceEnd, wordEnd]) {
    for (const limit of [fitting, fittingApart]) {
      const end = find(line, limit, locale)
      const made = end === undefined ? undefined : withEllipsis(line, end, ellipsis)
      if (made !== undefined && graphemes(made, locale).length <= length) return made
    }
  }
  const cut = line.slice(0, fitting)
  return (cut.replace(/[\s\p{P}]+$/u, '') || cut.trimEnd()) + ellipsis
}

/** The line up to a place, and the ellipsis; undefined where there is nothing but signs that lead on. */
function withEllipsis(line: string, end: number, ellipsis: string): string | undefined {
  const kept = beforeEllipsis(line, end)
  if (kept === '') return undefined
  return kept + (/^\S/.test(ellipsis) ? gapBeforeEllipsis(kept) : '') + ellipsis
}

/** Where the last sentence ends that fits; undefined where that is too early. */
function sentenceEnd(line: string, limit: number, locale: string | undefined): number | undefined {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' })
  let best = 0
  for (const { index, segment } of segmenter.segment(line)) {
    const end = index + segment.trimEnd().length
    // The last segment may go on where the line was cut.
    if (end > limit || index + segment.length === line.length) break
    // French sets a space before a closing quote.
    const isQuoted = end + 2 <= limit && /^ »(?: |$)/.test(line.slice(end, end + 3))
    best = isQuoted ? end + 2 : end
  }
  return best >= limit * sentenceShare ? best : undefined
}

/** Where the last word ends that fits; undefined where not even the first does. */
function wordEnd(line: string, limit: number, locale: string | undefined): number | undefined {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  let best: number | undefined
  const address = [...line.matchAll(/https?:\/\/[!-~]+/g)].find(
    ({ index, 0: { length } }) => index < limit && index + length > limit,
  )
  // What is left of an address leads nowhere.
  if (address && address.index > 0) limit = address.index
  for (const { index, segment, isWordLike } of segmenter.segment(line)) {
    if (index + segment.length > limit) break
    // Not with the space after a word.
    if (isWordLike || /[\p{P}\p{S}]/u.test(segment)) best = index + segment.length
  }
  return best
}

function graphemes(text: string, locale: string | undefined): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Without half of a surrogate pair at the end. */
function wholeUnits(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}
