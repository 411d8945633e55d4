import * as z from 'zod'

/**
 * Something of another site, or a media file, that plays or shows in the body.
 *
 * @example
 * Embed.parse({ type: 'embed', ref: 'embed-1', provider: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk', id: 'abcdefghijk' })
 */
export const Embed = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('embed'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** Who serves it (`youtube`, `vimeo`, `x`, ...), `file` for a media file, `other` for an unknown host. */
  provider: z.string(),
  /** The public page where it can be told from the address, else the address. */
  url: z.string().optional(),
  /** The provider's id of it. */
  id: z.string().optional(),
  /** What it is called. */
  title: z.string().optional(),
  /** The `ref` of the figure that it is a part of, where it stands outside of that figure's element. */
  by: z.string().optional(),
})

/** Something of another site, or a media file; see the schema of the same name. */
export type Embed = z.infer<typeof Embed>
