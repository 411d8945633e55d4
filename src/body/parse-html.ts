import type { Root } from 'hast'
import type { Finding } from '../diagnostics/diagnostic.js'
import { FragmentParser } from './fragment-parser.js'
import { HastAdapter, LimitReached, type Limits } from './hast-adapter.js'

/** How deep elements may be nested: the cap of browsers. Deeper trees overflow the stack of recursive tools. */
export const defaultMaxDepth = 512

/** How many elements a text may become: more than it has UTF-16 units comes only from formatting elements that multiply. */
function maxElements(html: string): number {
  return html.length + 1_000
}

/** The tree, or the limit that the text breaks. */
export type HtmlReading = { ok: true; tree: Root } | { ok: false; finding: Finding }

// The parses of a body, from the quickest: `parseHtml` gives the tree alone; `parseMarked` also where opening tags stand; `parseTagged`
// where all tags and attributes do; `parsePlaced` (beside it) where every node does, as offsets; `parseLocated`, for users, has lines and
// columns of hast-util-from-html. All give the same tree, which the tests hold against one another.

/**
 * Parses a body as browsers do with scripting off (so that the content of noscript is markup), as a fragment, within
 * bounds of depth and size. No positions.
 *
 * @example
 * parseHtml('<p>Hello', 512) // { ok: true, tree: { type: 'root', children: [{ type: 'element', tagName: 'p', ... }] } }
 */
export function parseHtml(html: string, maxDepth: number): HtmlReading {
  return parseWithin(html, maxDepth, (limits) => FragmentParser.create(new HastAdapter(limits)).read(html))
}

/** Gives a parse the bounds for its adapter; a bound that the text breaks becomes the finding. */
export function parseWithin(html: string, maxDepth: number, parse: (limits: Limits) => Root): HtmlReading {
  const place = { start: 0, end: html.length }
  try {
    return { ok: true, tree: parse({ depth: maxDepth, nodes: maxElements(html) }) }
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    const isDeep = error.limit === 'depth'
    const limit = String(isDeep ? maxDepth : maxElements(html))
    return {
      ok: false,
      finding: { code: isDeep ? 'body/too-deep' : 'body/too-many-elements', values: { limit }, ...place },
    }
  }
}
