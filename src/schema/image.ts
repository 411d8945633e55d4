import * as z from 'zod'

/** How wide a picture is shown: the length of the first entry whose media condition holds. */
const ImageSize = z.strictObject({
  /** Media condition (`(max-width: 640px)`); the last entry has none. */
  media: z.string().optional(),
  /** CSS length as written: `640px`, `100vw`, `calc(100vw - 2em)`; or `auto`. */
  length: z.string(),
})

/** Another file that holds the same picture: one candidate of `srcset`, or of a `source` of its `picture`. */
const ImageSource = z.strictObject({
  /** The address, absolute where a base URL is known. */
  url: z.string(),
  /** Width in pixels (`640w`). */
  width: z.number().optional(),
  /** Pixel density (`2x`). */
  density: z.number().optional(),
  /** Media condition of the `source`. */
  media: z.string().optional(),
  /** MIME type of the `source`. */
  type: z.string().optional(),
  /** The `sizes` of the `source`. */
  sizes: z.array(ImageSize).optional(),
})

/**
 * What an `img` shows. Every `img` carries one.
 *
 * @example
 * Image.parse({ type: 'image', ref: 'image-1', url: 'https://example.org/a.jpg', sources: [], role: 'content' })
 */
export const Image = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('image'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** The real address, also where the page would load it later (lazy loading); absent where none is to be found. */
  url: z.string().optional(),
  /** The alternative text. */
  alt: z.string().optional(),
  /** The title attribute, which browsers show when the pointer rests on it. */
  title: z.string().optional(),
  /** Width in CSS pixels, as the markup says. */
  width: z.number().optional(),
  /** Height in CSS pixels, as the markup says. */
  height: z.number().optional(),
  /** Other files with the same picture. */
  sources: z.array(ImageSource),
  /** How wide the page shows it, by media condition, for choosing among those of `sources` with a `width`. */
  sizes: z.array(ImageSize).optional(),
  /** The address in `src` that only keeps the place. */
  placeholder: z.string().optional(),
  /** `content` unless it is a `tracking` pixel, an invisible `spacer`, or an `icon` such as an emoji. */
  role: z.enum(['content', 'tracking', 'spacer', 'icon']),
  /** The `ref` of the image that this one, in a `noscript`, repeats. */
  duplicateOf: z.string().optional(),
  /** The `ref` of the figure that it is a part of, where it stands outside of that figure's element. */
  by: z.string().optional(),
})

/** What an `img` shows; see the schema of the same name. */
export type Image = z.infer<typeof Image>
