import type { PostDocument } from '../../../document/document.js'
import type { YamlEntry } from '../../../front-matter/yaml-node.js'
import type { Range } from '../../../source/range.js'

/** A value of the front matter as it is written, quotes and brackets included. */
export type WrittenValue = { key: string; text: string; range: Range }

/** The values of the front matter as they are written, in the order of the file. */
export function frontMatterValues(document: PostDocument): WrittenValue[] {
  return document.frontMatter.entries.map((entry) => asWritten(entry, document))
}

/** The value of one key as it is written; undefined where a schema of one's own fills it in. */
export function writtenValue(document: PostDocument, key: string): WrittenValue | undefined {
  const entry = document.frontMatter.entries.find((candidate) => candidate.key.text === key)
  return entry && asWritten(entry, document)
}

function asWritten({ key, value: { start, end } }: YamlEntry, document: PostDocument): WrittenValue {
  return { key: key.text, text: document.slice({ start, end }), range: { start, end } }
}
