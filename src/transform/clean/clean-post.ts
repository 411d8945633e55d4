import { annotateBody } from '../../body/annotate-body.js'
import { locateBody } from '../../body/locate-body.js'
import { parseBody } from '../../body/parse-body.js'
import { parsePlaced } from '../../body/parse-tagged.js'
import { findUnreadMarkup } from '../../body/unread-markup.js'
import type { TextEdit } from '../../diagnostics/diagnostic.js'
import type { PostDocument } from '../../document/document.js'
import { documentOf } from '../../document/document-of.js'
import { applyEdits } from '../../source/apply-edits.js'
import { editBetween } from '../../source/edit-between.js'
import { EditedText } from '../../source/edited-text.js'
import type { Range } from '../../source/range.js'
import { type CleanChange, type CleanOptions, describeChange, stepsOf } from './clean-body.js'
import type { CleanStep } from './clean-step.js'
import { cleanTree } from './clean-tree.js'
import { rangeOf, splice } from './splice.js'

/** Replaces `before`, which stands at `start` (a UTF-16 offset), by `after`. */
export type SourceEdit = {
  /** Where, as a UTF-16 offset. */
  start: number
  /** What stood there. */
  before: string
  /** What stands there now. */
  after: string
}

/** A change that cleanPost made, and what it did to the text. */
export type PostChange = CleanChange & {
  /**
   * What it did to the source, in the coordinates of the source that was given. An edit that several changes share is
   * listed with the first of them; those of all changes together make the cleaned text.
   */
  edits: SourceEdit[]
}

// Each pass cleans what the one before laid bare: markup that comes to be when what stood in it is gone.
const mostPasses = 10

/**
 * Cleans the body of a post in its text: only what must change is changed, so that a diff shows nothing else. What cannot
 * be cut out so that a browser reads the rest as before is written anew, in the smallest part that can.
 *
 * @returns another document, and every change with its edits: see `undoChanges`. Cleaning that one again changes nothing.
 * @throws PostError for a body beyond the limits of `parseBody`, or that cannot be edited (`edit/impossible`).
 * @throws RangeError for the name of a preset or step that does not exist.
 * @example
 * const { document, changes } = cleanPost(source, { preset: 'archive' })
 * String(document) === source // where changes is empty
 */
export function cleanPost(
  input: string | PostDocument,
  options: CleanOptions = {},
): {
  /** The post, cleaned. */
  document: PostDocument
  /** What was done, with the edits that undo it. */
  changes: PostChange[]
} {
  const given = documentOf(input, 'cleanPost')
  const steps = stepsOf(options)
  const text = new EditedText(given.source)
  const found: Found[] = []
  let document = given
  for (let pass = 0; pass < mostPasses; pass++) {
    const { start: offset } = document.layout.html
    const cleaned = cleanHtml(document, steps, options.baseUrl)
    if (!cleaned) break
    for (const { change, range } of cleaned.changes) {
      const [start, end] = [range.start, range.end].map((place) => text.originalOffset(offset + place))
      found.push({ change, range: { start: start!, end: Math.max(start!, end!) } })
    }
    const html = applyEdits(document.slice(document.layout.html), cleaned.edits)
    const edited = document.edit({ html })
    text.apply(cleaned.edits.map(({ start, end, text }) => ({ start: offset + start, end: offset + end, text })))
    // The document may need more than the body changed, so that the body can stand in it.
    text.apply(editBetween(text.current, edited.source))
    document = edited
  }
  const edits = text
    .edits()
    .map(({ start, end, text: after }) => ({ start, before: given.source.slice(start, end), after }))
  return { document, changes: assign(edits, found, given) }
}

type Cleaned = { edits: TextEdit[]; changes: Found[] }

/** One pass over the html of a document; undefined where nothing is to be done. */
function cleanHtml(document: PostDocument, steps: readonly CleanStep[], base: string | undefined): Cleaned | undefined {
  const { html, from, title } = locateBody(document)
  const baseUrl = base ?? from
  // Without places first, which is faster by far: most posts are clean.
  if (cleanTree(parseBody(document, { baseUrl }), steps, baseUrl).length === 0) return cleanUnread(html, steps)
  const { tree, tagsOf } = parsePlaced(html)
  annotateBody(tree, { baseUrl, title })
  const changes = cleanTree(tree, steps, baseUrl)
  return {
    edits: splice(html, tree, changes, tagsOf),
    changes: changes.map((change) => ({
      change: describeChange(change, undefined),
      range: rangeOf(change.node) ?? { start: 0, end: html.length },
    })),
  }
}

/** Cuts out what the tree says nothing of. The tree is clean, so that all that is left in the text is read as it stands. */
function cleanUnread(html: string, steps: readonly CleanStep[]): Cleaned | undefined {
  const judges = steps.filter((step) => step.judgeUnread)
  const changes = (judges.length === 0 ? [] : findUnreadMarkup(html)).flatMap((markup): Found[] => {
    const { start, end } = markup
    for (const step of judges) {
      const reason = step.judgeUnread!(markup)
      if (reason === undefined) continue
      return [{ change: { step: step.name, kind: 'remove', reason, text: '' }, range: { start, end } }]
    }
    return []
  })
  return changes.length === 0 ? undefined : { edits: changes.map(({ range }) => ({ ...range, text: '' })), changes }
}

type Found = { change: CleanChange; range: Range }

/** Gives every edit to the outermost change that it lies in, and the changes their places. */
function assign(edits: readonly SourceEdit[], found: readonly Found[], document: PostDocument): PostChange[] {
  const sorted = [...found].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  const changes = sorted.map(({ change, range: { start, end } }) => ({
    ...change,
    position: document.locator.position(start, end),
    edits: [] as SourceEdit[],
  }))
  // Those that stand in no other one, in order: edits and they are gone through side by side.
  const outermost: { range: Range; edits: SourceEdit[] }[] = []
  sorted.forEach(({ range }, index) => {
    const last = outermost.at(-1)?.range
    if (!last || range.start >= last.end || range.end > last.end)
      outermost.push({ range, edits: changes[index]!.edits })
  })
  let place = 0
  for (const edit of edits) {
    for (let rest: SourceEdit | undefined = edit; rest; ) {
      while (place < outermost.length - 1 && outermost[place]!.range.end <= rest.start) place++
      const owner = outermost[place]!
      const [own, other]: [SourceEdit, SourceEdit?] = cutAt(rest, outermost[place + 1]?.range.start)
      owner.edits.push(own)
      rest = other
    }
  }
  return changes
}

/** What was only cut out, in two pieces where the next change begins. */
function cutAt(edit: SourceEdit, next: number | undefined): [SourceEdit, SourceEdit?] {
  const { start, before, after } = edit
  if (after !== '' || next === undefined || next <= start || next >= start + before.length) return [edit]
  return [
    { start, before: before.slice(0, next - start), after: '' },
    { start: next, before: before.slice(next - start), after: '' },
  ]
}

/**
 * The source that cleanPost was given, from what it made of it.
 *
 * @throws RangeError where the changes are not those that made this text.
 * @example
 * const { document, changes } = cleanPost(source)
 * undoChanges(document, changes) === source // true
 */
export function undoChanges(cleaned: string | PostDocument, changes: readonly PostChange[]): string {
  const text = String(cleaned)
  const edits = changes.flatMap(({ edits }) => edits).sort((a, b) => a.start - b.start)
  let shift = 0
  const inverse = edits.map(({ start, before, after }) => {
    const place = start + shift
    shift += after.length - before.length
    if (text.slice(place, place + after.length) !== after) {
      throw new RangeError('The changes are not those that made this text.')
    }
    return { start: place, end: place + after.length, text: before }
  })
  return applyEdits(text, inverse)
}
