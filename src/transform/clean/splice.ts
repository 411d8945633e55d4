import type { Element, ElementContent, Parents, Root } from 'hast'
import { parseBody } from '../../body/parse-body.js'
import type { TagsOf } from '../../body/parse-tagged.js'
import type { TextEdit } from '../../diagnostics/diagnostic.js'
import { applyEdits } from '../../source/apply-edits.js'
import type { TreeChange } from './clean-tree.js'
import { planEdits, serialize } from './plan-edits.js'
import { differingPart } from './same-tree.js'

/**
 * Makes the changes of a tree in the html that it was parsed from: by cutting out and inserting, where the result is then
 * parsed as the changed tree; else by writing the smallest part anew for which that is so.
 *
 * @param tree as the changes left it.
 * @returns edits of the html that do not overlap.
 */
export function splice(html: string, tree: Root, changes: readonly TreeChange[], tagsOf: TagsOf): TextEdit[] {
  let edits = withoutOverlaps(changes.flatMap((change) => planEdits(change, html, tagsOf)))
  const written = new Set<Parents>()
  for (;;) {
    const path = differingPart(tree, parseBody(applyEdits(html, edits), { recognizers: [] }))
    if (!path) return edits
    const part = path.findLast((node) => !written.has(node) && canWrite(node, edits))
    if (!part || part.type === 'root')
      return [{ start: 0, end: html.length, text: serialize(tree.children as ElementContent[]) }]
    written.add(part)
    const { start, end } = rangeOf(part)!
    edits = [
      ...edits.filter((edit) => edit.end <= start || edit.start >= end),
      { start, end, text: serialize([part as Element]) },
    ].sort((a, b) => a.start - b.start)
  }
}

/** Whether a part can be written anew: it has a place, and no edit reaches from within it to the outside. */
function canWrite(node: Parents, edits: readonly TextEdit[]): boolean {
  const range = rangeOf(node)
  if (!range) return node.type === 'root'
  const { start, end } = range
  return edits.every((edit) => edit.end <= start || edit.start >= end || (edit.start >= start && edit.end <= end))
}

/** Where a node stands in the html. */
export function rangeOf(node: Parents | ElementContent): { start: number; end: number } | undefined {
  const { start, end } = node.position ?? {}
  return start?.offset === undefined || end?.offset === undefined || end.offset < start.offset
    ? undefined
    : { start: start.offset, end: end.offset }
}

/** The edits in order, without those within what another one takes out. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = []
  // The longest first among those that begin at the same place, but insertions before all.
  const sorted = [...edits].sort((a, b) => a.start - b.start || rank(a) - rank(b) || b.end - a.end)
  let done = 0
  for (const edit of sorted) {
    if (edit.start < done) continue
    kept.push(edit)
    done = Math.max(done, edit.end)
  }
  return kept
}

function rank({ start, end }: TextEdit): number {
  return start === end ? 0 : 1
}
