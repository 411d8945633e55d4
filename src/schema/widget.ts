import * as z from 'zod'

/** A link of a widget: its text in one line, and where it leads, absolute where a base URL is known. */
const WidgetLink = z.strictObject({ text: z.string(), url: z.string() })

/**
 * Page furniture that came along with the article: a reader of the text wants none of it.
 *
 * - `kind`: what it was on its page; `other` for what is plainly furniture and none of these.
 * - `name`: the class name, id or mark by which it is known.
 * - `links`, `images` (by `ref`): what it holds, without what a widget or figure inside of it holds.
 *
 * @example
 * Widget.parse({ type: 'widget', ref: 'widget-1', kind: 'share', name: 'sharedaddy', links: [], images: [] })
 */
export const Widget = z.strictObject({
  type: z.literal('widget'),
  ref: z.string(),
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
  name: z.string(),
  links: z.array(WidgetLink),
  images: z.array(z.string()),
})

/** Page furniture; see the schema of the same name. */
export type Widget = z.infer<typeof Widget>
