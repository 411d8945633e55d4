import type { Element, Root } from 'hast'
import { toHtml as stringify } from 'hast-util-to-html'
import { elementsBelow } from '../body/elements.js'
import { sanitizeBody } from '../sanitize/sanitize-body.js'
import { resolveAddresses } from './html-addresses.js'
import { createDraft } from './html-draft.js'
import { renderPlayers } from './html-embeds.js'
import { renderFigures } from './html-figures.js'
import { renderImages } from './html-images.js'

/** Options of `toHtml`. */
export type ToHtmlOptions = {
  /** What relative addresses are made absolute against; without it they stay relative. */
  baseUrl?: string | undefined
}

/**
 * Writes a body as html that is safe to show (docs/safety.md) and needs no scripts: pictures that a script would load
 * later have their real addresses, figures of any markup are `figure` elements with a `figcaption`, and what another site
 * would show is a link. Trackers and copies in `noscript` are left out; widgets and attributions are not, see `cleanBody`.
 *
 * @param body a tree of `parseBody`; it is not changed.
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`).
 * @example
 * toHtml(parseBody('<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The pier</p></div>'))
 * // <figure class="wp-caption"><img src="/a.jpg" loading="lazy"><figcaption class="wp-caption-text">The pier</figcaption></figure>
 */
export function toHtml(body: Root, { baseUrl }: ToHtmlOptions = {}): string {
  const draft = createDraft(body)
  renderFigures(draft)
  renderImages(draft)
  renderPlayers(draft)
  if (baseUrl !== undefined) resolveAddresses(draft.root, baseUrl)
  // Last, so that nothing that the steps before it write goes by.
  const { tree } = sanitizeBody(draft.root)
  for (const element of elementsBelow(tree)) if (element.tagName === 'pre') keepFirstLine(element)
  return stringify(tree)
}

/** Parsers drop a line break that follows the tag. */
function keepFirstLine({ children }: Element): void {
  const [first] = children
  if (first?.type === 'text' && first.value.startsWith('\n')) first.value = `\n${first.value}`
}
