import * as z from 'zod'

/**
 * A footnote, or the mark in the text that leads to it.
 *
 * @example
 * Note.parse({ type: 'note', ref: 'note-1', role: 'mark', key: 'fn1' })
 */
export const Note = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('note'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** `mark` in the text, `note` below it. */
  role: z.enum(['mark', 'note']),
  /** What mark and note have in common: the fragment that the mark links to, which is the id of the note. */
  key: z.string(),
})

/** A footnote or its mark; see the schema of the same name. */
export type Note = z.infer<typeof Note>
