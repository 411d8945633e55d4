import * as z from 'zod'

/** Text and the elements that hold it, by the `ref` of the Claim that each of them carries. */
const Caption = z.strictObject({ text: z.string(), elements: z.array(z.string()) })

/**
 * A picture, a video, a table or the like, with what belongs to it.
 *
 * - `images`, `caption.elements`, `credit.elements`: parts, by their `ref`.
 * - `link`: where a click on the picture leads.
 *
 * @example
 * Figure.parse({ type: 'figure', ref: 'figure-1', kind: 'image', images: ['image-1'], caption: { text: 'The pier', elements: ['claim-1'] } })
 */
export const Figure = z.strictObject({
  type: z.literal('figure'),
  ref: z.string(),
  kind: z.enum([
    'image',
    'gallery',
    'video',
    'audio',
    'embed',
    'code',
    'table',
    'quote',
    'chart',
    'separator',
    'other',
  ]),
  images: z.array(z.string()),
  caption: Caption.optional(),
  credit: Caption.optional(),
  link: z.string().optional(),
  align: z.enum(['left', 'right', 'center', 'wide', 'full']).optional(),
})

/** A picture, a video, a table or the like; see the schema of the same name. */
export type Figure = z.infer<typeof Figure>
