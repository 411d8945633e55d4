import fc from 'fast-check'
import { brokenHtml } from './arbitrary-html.js'
import { base } from './arbitrary-source.js'
import { feedPost } from './feed-post.js'

/** Any text: posts in any shape, with broken bodies, cut off, with a piece doubled, and no posts at all. */
export const anySource = fc.oneof(
  base,
  brokenHtml.map((html) => feedPost({ html })),
  fc.tuple(base, fc.nat()).map(([source, place]) => source.slice(0, place % (source.length + 1))),
  fc.tuple(base, fc.nat(), fc.nat({ max: 40 })).map(([source, place, length]) => {
    const at = place % (source.length + 1)
    return source.slice(0, at + length) + source.slice(at)
  }),
  fc.string({ unit: 'binary' }),
)
