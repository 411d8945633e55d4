import * as z from 'zod'

/** Text and the elements that hold it, by the `ref` of the Claim that each of them carries. */
const Caption = z.strictObject({
  /** What it says. */
  text: z.string(),
  /** The elements that hold it, by the `ref` of the Claim that each carries. */
  elements: z.array(z.string()),
})

/**
 * A picture, a video, a table or the like, with what belongs to it.
 *
 * @example
 * Figure.parse({ type: 'figure', ref: 'figure-1', kind: 'image', images: ['image-1'], caption: { text: 'The pier', elements: ['claim-1'] } })
 */
export const Figure = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('figure'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** What it shows. */
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
  /** Its pictures, by their `ref`. */
  images: z.array(z.string()),
  /** What the page says below or beside it. */
  caption: Caption.optional(),
  /** Who made it, where the page says so apart from the caption. */
  credit: Caption.optional(),
  /** Where a click on the picture leads. */
  link: z.string().optional(),
  /** Where the page puts it. */
  align: z.enum(['left', 'right', 'center', 'wide', 'full']).optional(),
})

/** A picture, a video, a table or the like; see the schema of the same name. */
export type Figure = z.infer<typeof Figure>
