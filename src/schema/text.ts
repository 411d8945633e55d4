import * as z from 'zod'

/**
 * Any string that UTF-8 can carry: no half of a surrogate pair. Line breaks, quotes and control characters are fine, the
 * front matter escapes them.
 *
 * The pattern is for the JSON Schema only: as a regular expression it would need a stack as long as the text.
 */
export const Text = z
  .string()
  .refine((text) => text.isWellFormed(), 'holds half of a surrogate pair')
  .meta({ pattern: '^\\P{Surrogate}*$' })
