import type { PostDocument } from '../document/document.js'
import type { YamlNode } from '../front-matter/yaml-node.js'
import type { Range } from '../source/range.js'

/**
 * Where a value of the model stands in the file: the value itself, its key where it is empty, the closing fence where there
 * is no such key.
 *
 * @param field a path such as `['frontMatter', 'tags', '0']` or `['preamble', 'sourceLink', 'url']`.
 */
export function fieldRange({ frontMatter, layout }: PostDocument, field: readonly string[]): Range | undefined {
  const [part, ...path] = field
  if (part === 'html') return layout.html
  if (part === 'preamble') {
    const { preamble } = layout
    if (path[0] === 'timestamp') return preamble?.timestamp
    if (path[0] !== 'sourceLink') return preamble?.whole
    return { text: preamble?.linkText, url: preamble?.linkUrl }[path[1] ?? ''] ?? preamble?.sourceLink
  }
  const entry = frontMatter.entries.find(({ key }) => key.text === path[0])
  if (!entry) return layout.frontMatter?.closeFence
  const node = below(entry.value, path.slice(1))
  return node.end > node.start ? node : entry.key
}

function below(node: YamlNode, path: readonly string[]): YamlNode {
  const [step, ...rest] = path
  if (step === undefined) return node
  const items = node.kind === 'sequence' ? node.items : []
  const entries = node.kind === 'mapping' ? node.entries : []
  const next = items[Number(step)] ?? entries.find(({ key }) => key.text === step)?.value
  return next ? below(next, rest) : node
}
