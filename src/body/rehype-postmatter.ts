import type { Root } from 'hast'
import { type AnnotateOptions, annotateBody } from './annotate-body.js'

/**
 * A rehype plugin that does what `annotateBody` does: the tree that the next plugins see has `data.postmatter` on what was
 * recognised.
 *
 * @param options as those of `annotateBody`. Without `baseUrl`, relative addresses stay as they are written.
 * @example
 * unified().use(rehypeParse, { fragment: true }).use(rehypePostmatter, { baseUrl: 'https://example.org/' }).use(rehypeStringify)
 */
export function rehypePostmatter(options: AnnotateOptions = {}): (tree: Root) => undefined {
  return (tree) => {
    annotateBody(tree, options)
  }
}
