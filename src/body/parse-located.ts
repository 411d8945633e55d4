import type { Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js'
import type { Locator } from '../source/locator.js'

type Place = {
  /** Where the html begins in the text that positions count in. */
  start: number
  locator: Locator
  onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/**
 * The same tree with positions, and the parse errors. hast-util-from-html recurses, so the html must have been found to
 * keep the limit of depth.
 */
export function parseLocated(html: string, place: Place): Root {
  const tree = parse(html, place)
  if (place.start > 0) shiftAll(tree, (position) => shifted(position, place))
  return tree
}

/** The parse errors alone. The html must have been found to keep the limits. */
export function reportParseErrors(html: string, place: Required<Place>): void {
  parse(html, place)
}

function parse(html: string, place: Place): Root {
  const { onDiagnostic } = place
  return fromHtml(html, {
    fragment: true,
    ...(onDiagnostic && {
      onerror({ ruleId, reason, note, url, place: where }) {
        onDiagnostic({
          code: `html/${ruleId}`,
          severity: 'warning',
          message: `${reason}.`,
          help: note,
          position: shifted(where as Position, place),
          url,
        })
      },
    }),
  })
}

/** Where a position of the html stands in the text. */
function shifted({ start: { offset: start }, end: { offset: end } }: Position, place: Place): Position {
  return place.locator.position(place.start + start, place.start + end)
}

/** Moves the positions of a tree that was just made. */
function shiftAll(tree: Root, shift: (position: Position) => Position): void {
  const stack: (Root | RootContent)[] = [tree]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.position) node.position = shift(node.position as Position)
    if ('children' in node) for (const child of node.children) stack.push(child as RootContent)
    if (node.type === 'element' && node.content) stack.push(node.content)
  }
}
