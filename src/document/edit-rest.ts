import type { TextEdit } from '../diagnostics/diagnostic.js'
import { Preamble } from '../schema/preamble.js'
import { applyEdits } from '../source/apply-edits.js'
import { isSameValue } from '../source/same-value.js'
import { type DocumentView, viewOf } from './document-view.js'
import { fail } from './fail.js'
import type { PostEdit } from './post-edit.js'
import { readPreamble } from './read-preamble.js'
import { writeRest, writeTimestamp } from './write-rest.js'

/** The document with another preamble or body: spliced where that reads back as asked for, else written anew. */
export function editRest(given: DocumentView, edit: PostEdit): DocumentView {
  if (!given.layout.frontMatter?.closeFence) {
    fail('edit/impossible', { reason: 'the end of the front matter is not known' })
  }
  const preamble = targetPreamble(given, edit)
  const oldHtml = given.source.slice(given.layout.html.start, given.layout.html.end)
  const html = edit.html ?? oldHtml
  if (!html.isWellFormed()) fail('edit/invalid-value', { name: 'html', reason: 'it holds half of a surrogate pair' })
  const says = ({ source, layout }: DocumentView) =>
    Boolean(layout.preamble) === Boolean(preamble) &&
    isSameValue(readPreamble(source, layout), preamble) &&
    source.slice(layout.html.start, layout.html.end) === html
  if (says(given)) return given

  const view = endFenceLine(given)
  const { source, layout } = view
  const plans = [
    () => planSplices(view, edit, preamble),
    () => [{ ...layout.rest, text: writeRest(preamble, html, layout.lineEnding) }],
    // A body that begins or ends with a line ending of the other kind needs the canonical one around it.
    () => [{ ...layout.rest, text: writeRest(preamble, html) }],
  ]
  for (const plan of plans) {
    const edits = plan()
    const result = edits && viewOf(applyEdits(source, edits))
    if (result && says(result)) return result
  }
  return fail('edit/impossible', { reason: 'the body cannot be written so that it is read back' })
}

/** The closing fence may be the end of the file; whatever is to follow needs a line of its own. */
function endFenceLine(view: DocumentView): DocumentView {
  const { source, layout } = view
  return source[layout.rest.start - 1] === '\n' ? view : viewOf(source + layout.lineEnding)
}

/** The preamble that is asked for; parts that the edit does not name are the document's. */
function targetPreamble({ source, layout }: DocumentView, edit: PostEdit): Preamble | undefined {
  const current = readPreamble(source, layout)
  if (!('preamble' in edit)) {
    if (layout.preamble && !current) fail('edit/impossible', { reason: 'the preamble is malformed' })
    return current
  }
  if (edit.preamble === undefined) return undefined
  const { linkText, linkUrl } = layout.preamble ?? {}
  const known = {
    text: linkText && source.slice(linkText.start, linkText.end),
    url: linkUrl && source.slice(linkUrl.start, linkUrl.end),
  }
  const timestamp = edit.preamble.timestamp === undefined ? current?.timestamp : edit.preamble.timestamp
  const merged = Preamble.safeParse({ timestamp, sourceLink: { ...known, ...edit.preamble.sourceLink } })
  if (merged.success) return merged.data
  const [issue] = merged.error.issues
  return fail('edit/invalid-value', { name: ['preamble', ...issue!.path].join('.'), reason: issue!.message })
}

/** The smallest edits, or undefined where the preamble comes, goes or is malformed. */
function planSplices(
  { source, layout }: DocumentView,
  edit: PostEdit,
  preamble: Preamble | undefined,
): TextEdit[] | undefined {
  const edits: TextEdit[] = edit.html === undefined ? [] : [{ ...layout.html, text: edit.html }]
  if (!('preamble' in edit) || (!preamble && !layout.preamble)) return edits
  const { linkText, linkUrl, timestamp, underline } = layout.preamble ?? {}
  if (!preamble || !linkText || !linkUrl || !timestamp || !underline) return undefined
  if (!isSameValue(readPreamble(source, layout)?.timestamp, preamble.timestamp)) {
    edits.push({ ...timestamp, text: writeTimestamp(preamble.timestamp) })
  }
  return [...edits, { ...linkText, text: preamble.sourceLink.text }, { ...linkUrl, text: preamble.sourceLink.url }]
}
