import * as z from 'zod'

/** A link of a widget. */
const WidgetLink = z.strictObject({
  /** Its text in one line. */
  text: z.string(),
  /** Where it leads, absolute where a base URL is known. */
  url: z.string(),
})

/**
 * Page furniture that came along with the article: a reader of the text wants none of it.
 *
 * @example
 * Widget.parse({ type: 'widget', ref: 'widget-1', kind: 'share', name: 'sharedaddy', links: [], images: [] })
 */
export const Widget = z.strictObject({
  /** Tells the shapes apart. */
  type: z.literal('widget'),
  /** Its name within the body, by which other parts refer to it. */
  ref: z.string(),
  /** What it was on its page; `other` for what is plainly furniture and none of these. */
  kind: z.enum([
    'advertisement',
    'author',
    'comments',
    'image-widget',
    'like',
    'metadata',
    'navigation',
    'newsletter',
    'related',
    'share',
    'other',
  ]),
  /** The class name, id or mark by which it is known. */
  name: z.string(),
  /** The links in it, without those in a widget or figure inside of it. */
  links: z.array(WidgetLink),
  /** The images in it, by `ref`, without those in a widget or figure inside of it. */
  images: z.array(z.string()),
})

/** Page furniture; see the schema of the same name. */
export type Widget = z.infer<typeof Widget>
