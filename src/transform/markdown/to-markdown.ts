import type { Root } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { Root as MdastRoot } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown as write } from 'mdast-util-to-markdown'
import { refuseNoTree } from '../../body/refuse-no-tree.js'
import { toMarkdownContent } from './content.js'
import { nodeHandlers } from './nodes.js'
import { createWriters } from './writers.js'

/** Options of `toMarkdown`. */
export type MarkdownOptions = {
  /** What relative addresses are relative to; default: they stay relative. */
  baseUrl?: string | undefined
}

/**
 * Writes a body as Markdown: CommonMark, with GFM's tables, strikethrough and footnotes, and no HTML. A figure becomes its
 * pictures and its caption in italics, an embed a link; docs/markdown.md says what becomes of everything. The text is that
 * of the body: what reads the Markdown finds the same.
 *
 * Pictures have their real addresses where `parseBody` or `annotateBody` read the tree, which stays as it is.
 *
 * @example
 * toMarkdown(parseBody('<p>Hello, <b>world</b>')) // 'Hello, **world**\n'
 */
export function toMarkdown(body: Root, options: MarkdownOptions = {}): string {
  refuseNoTree('toMarkdown', body)
  const content = toMarkdownContent(body, options.baseUrl)
  const tree = toMdast(content, { document: true, handlers: nodeHandlers }) as MdastRoot
  return write(tree, {
    bullet: '-',
    rule: '*',
    fences: true,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: createWriters(),
  })
}
