import * as z from 'zod'

/**
 * Something of another site, or a media file, that plays or shows in the body.
 *
 * - `provider`: who serves it (`youtube`, `vimeo`, `x`, ...), `file` for a media file, `other` for an unknown host.
 * - `url`: the public page where it can be told from the address, else the address.
 * - `id`: the provider's id of it.
 * - `by`: the `ref` of the figure that it is a part of, where it stands outside of that figure's element.
 *
 * @example
 * Embed.parse({ type: 'embed', ref: 'embed-1', provider: 'youtube', url: 'https://www.youtube.com/watch?v=abcdefghijk', id: 'abcdefghijk' })
 */
export const Embed = z.strictObject({
  type: z.literal('embed'),
  ref: z.string(),
  provider: z.string(),
  url: z.string().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
  by: z.string().optional(),
})

/** Something of another site, or a media file; see the schema of the same name. */
export type Embed = z.infer<typeof Embed>
