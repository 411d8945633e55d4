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
export function parseLocated(html: string, { start, locator, onDiagnostic }: Place): Root {
  const shift = (position: Position) => locator.position(start + position.start.offset, start + position.end.offset)
  const tree = fromHtml(html, {
    fragment: true,
    ...(onDiagnostic && {
      onerror({ ruleId, reason, note, url, place }) {
        onDiagnostic({
          code: `html/${ruleId}`,
          severity: 'warning',
          message: `${reason}.`,
          help: note,
          position: shift(place as Position),
          url,
        })
      },
    }),
  })
  if (start > 0) shiftAll(tree, shift)
  return tree
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
