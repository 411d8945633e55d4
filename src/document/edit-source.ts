import { archiverReadings, type Reading } from '../front-matter/reading.js'
import type { DocumentView } from './document-view.js'
import { editFrontMatter } from './edit-front-matter.js'
import { editRest } from './edit-rest.js'
import type { PostEdit } from './post-edit.js'
import { toChanges } from './to-changes.js'

/**
 * The source with the edit made. First the smallest edits are tried; the result is read again, and only where it does not
 * say exactly what was asked for (unusual YAML, a body that would look like a wrapper) the whole part is written anew.
 *
 * @param readings how the keys are to be read back; keys without one are read as YAML.
 * @throws PostError with `edit/impossible` or `edit/invalid-value`.
 */
export function editSource(
  view: DocumentView,
  edit: PostEdit,
  readings: Readonly<Record<string, Reading>> = archiverReadings,
): string {
  let result = view
  if (edit.frontMatter) result = editFrontMatter(result, toChanges(edit.frontMatter, readings))
  if ('preamble' in edit || edit.html !== undefined) result = editRest(result, edit)
  return result.source
}
