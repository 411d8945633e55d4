import { type FrontMatterBlock, readFrontMatter } from '../front-matter/front-matter-block.js'
import { cut, type Layout } from './layout.js'

/** What editing needs to know of a document. */
export type DocumentView = { readonly source: string; readonly layout: Layout; readonly frontMatter: FrontMatterBlock }

/** The front matter of a source that was cut; none where a fence is missing. */
export function frontMatterOf(source: string, layout: Layout): FrontMatterBlock {
  if (!layout.frontMatter?.closeFence) return { entries: [], style: 'block', findings: [], wellFormed: false }
  return readFrontMatter(source, layout.frontMatter.block)
}

/** Reads a source afresh. */
export function viewOf(source: string): DocumentView {
  const { layout } = cut(source)
  return { source, layout, frontMatter: frontMatterOf(source, layout) }
}
