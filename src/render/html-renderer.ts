import type { Element } from 'hast'
import { escapeText, wrapHtml } from './html-markup.js'
import { createPlayerHandler, type EmbedForm, embedForms } from './html-players.js'
import type { RenderContext, Renderer } from './renderer.js'

/** Options of `createHtmlRenderer`. */
export type HtmlRendererOptions = {
  /**
   * What becomes of the players of other sites:
   *
   * - `link` (default): a link; nothing is loaded from there.
   * - `facade`: a `details` element that loads the player when the reader opens it, without a script.
   * - `frame`: the player, which tells its site of every reader who scrolls to it.
   *
   * The last two are for sites whose player can be told from the id of a video or track; all others stay links.
   */
  embeds?: EmbedForm | undefined
}

/**
 * A renderer that gives html that is safe to show (docs/safety.md) and needs no scripts.
 *
 * @throws RangeError where `embeds` is none of the forms.
 * @example
 * renderBody(post, createHtmlRenderer({ embeds: 'facade' }))
 */
export function createHtmlRenderer({ embeds = 'link' }: HtmlRendererOptions = {}): Renderer<string> {
  if (!embedForms.includes(embeds)) throw new RangeError(`embeds is one of ${embedForms.join(', ')}, not ${embeds}.`)
  return {
    root: (_root, _data, { next }) => next(),
    element,
    text: ({ value }) => escapeText(value),
    image: element,
    figure: element,
    embed: embeds === 'link' ? element : createPlayerHandler(embeds, element),
    widget: element,
    attribution: element,
    keyword: element,
    note: element,
    claim: element,
    // The element of an annotation that is not known is an element all the same; nothing else is safe to write.
    unknown: (node, _data, context) => (node.type === 'element' ? element(node, undefined, context) : ''),
    join: concatenate,
  }
}

/** Text is put together once, at the end: `join` would copy the whole of it for every level of elements. */
function concatenate(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) text += part
  return text
}

/** The renderer of `toHtml`: html that is safe to show, in which what other sites would show is a link. */
export const htmlRenderer: Renderer<string> = createHtmlRenderer()

/** An element as its tags, around what it holds. What is special of figures and pictures, `readableBody` has seen to. */
function element(node: Element, _data: unknown, { next }: RenderContext<string>): string {
  const content = next()
  // Parsers drop a line break that follows the tag.
  return wrapHtml(node, node.tagName === 'pre' && content.startsWith('\n') ? `\n${content}` : content)
}
