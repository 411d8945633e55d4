import * as z from 'zod'
import type { Widget } from '../../../schema/widget.js'
import { defineRule } from '../../rule.js'
import { outermostWidgets } from '../shared/outermost-widgets.js'

// What each kind is called in a message. Advertisements are the matter of another rule.
const names = {
  author: 'a box about the author',
  comments: 'the comments of the page',
  'image-widget': 'a picture of the sidebar',
  like: 'a like button',
  metadata: 'lines of the page with title, author, date or section',
  navigation: 'navigation',
  newsletter: 'an invitation to subscribe',
  related: 'links to other articles',
  share: 'buttons to share it',
  other: 'a part of the page around the article',
} satisfies Partial<Record<Widget['kind'], string>>

type Kind = keyof typeof names
const kinds = Object.keys(names) as Kind[]

/** `furniture/widget`: docs/rules/furniture/widget.md. */
export const furnitureWidget = defineRule({
  code: 'furniture/widget',
  needs: 'body',
  severity: 'info',
  recommended: false,
  message: 'Page furniture was left in: {what} ({name}).',
  help: '`postmatter clean --diff` shows what would go, and --write takes it out; keep it where the page itself is the evidence.',
  options: z.strictObject({ kinds: z.array(z.enum(kinds)).default(kinds) }),
  check(context) {
    for (const { element, data } of outermostWidgets(context, new Set(context.options.kinds))) {
      context.report({ element, values: { what: names[data.kind as Kind], name: data.name } })
    }
  },
})
