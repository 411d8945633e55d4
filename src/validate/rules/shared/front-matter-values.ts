import type { PostDocument } from '../../../document/document.js'
import type { Range } from '../../../source/range.js'

/** The values of the front matter as they are written, by key; quotes and brackets included. */
export function frontMatterValues({ frontMatter }: PostDocument): { key: string; range: Range }[] {
  return frontMatter.entries.map(({ key, value }) => ({ key: key.text, range: { start: value.start, end: value.end } }))
}
