import type { Root } from 'hast'
import type { PostDocument } from '../document/document.js'
import type { Post } from '../schema/post.js'
import { createHtmlRenderer, type HtmlRendererOptions } from './html-renderer.js'
import type { RenderOptions } from './readable-body.js'
import { bodyOf, renderBody } from './render-body.js'

/** Options of `toHtml`. */
export type ToHtmlOptions = RenderOptions & HtmlRendererOptions

/**
 * Writes a body as html that is safe to show (docs/safety.md) and needs no scripts: `renderBody` with `htmlRenderer`.
 *
 * @param body a tree of `parseBody`, which is not changed, or a post or document whose body is meant.
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`).
 * @example
 * toHtml(parseBody('<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The pier</p></div>'))
 * // <figure class="wp-caption"><img src="/a.jpg" loading="lazy"><figcaption class="wp-caption-text">The pier</figcaption></figure>
 */
export function toHtml(body: Root | Post | PostDocument, { embeds, ...options }: ToHtmlOptions = {}): string {
  const { body: tree, baseUrl } = bodyOf(body, options.baseUrl, 'toHtml')
  return renderBody(tree, createHtmlRenderer({ embeds }), { ...options, baseUrl })
}
