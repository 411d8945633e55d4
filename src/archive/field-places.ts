import type { Diagnostic, Position } from '../diagnostics/diagnostic.js'
import type { PostDocument } from '../document/document.js'
import { fieldRange } from '../validate/field-range.js'
import type { PlacedFindings } from './place-findings.js'

/** The values of which archive rules speak. */
const fields = ['frontMatter.title', 'frontMatter.from', 'html']
const numbersOfPosition = 6
/** How many numbers there are for a post. */
export const numbersOfPlaces = fields.length * numbersOfPosition

/**
 * Where the values stand of which archive rules speak, as numbers: what they find in a post when all have been read need not send for its file
 * again. Undefined where a comment of the front matter may hide findings.
 */
export function fieldPlaces(document: PostDocument): number[] | undefined {
  const { frontMatter } = document.layout
  if (!frontMatter || document.slice(frontMatter.block).includes('postmatter-disable')) return undefined
  return fields.flatMap((field) => {
    const range = fieldRange(document, field.split('.'))!
    const { start, end } = document.locator.position(range.start, range.end)
    return [start.line, start.column, start.offset, end.line, end.column, end.offset]
  })
}

/** Places findings by these numbers; undefined where one of them is about another value, for which the file has to be read. */
export function placeByNumbers(
  path: string,
  found: readonly Diagnostic[],
  places: ArrayLike<number>,
): PlacedFindings | undefined {
  const diagnostics: Diagnostic[] = []
  for (const diagnostic of found) {
    const index = diagnostic.field && fields.indexOf(diagnostic.field.join('.'))
    if (index === -1) return undefined
    diagnostics.push(index === undefined ? diagnostic : { ...diagnostic, position: positionAt(places, index) })
  }
  return { path, diagnostics, suppressed: 0, isPlaced: true }
}

function positionAt(places: ArrayLike<number>, index: number): Position {
  const point = (at: number) => ({ line: places[at]!, column: places[at + 1]!, offset: places[at + 2]! })
  return { start: point(index * numbersOfPosition), end: point(index * numbersOfPosition + 3) }
}
