import type { Range } from '../source/range.js'
import type { YamlEntry, YamlNode } from './yaml-node.js'

/**
 * The comments of a front matter block, each from its `#` to the end of its line: what stands behind a `#` that is
 * neither in a scalar nor glued to one.
 */
export function commentsOf(source: string, block: Range, entries: readonly YamlEntry[]): string[] {
  const scalars: Range[] = []
  const stack: YamlNode[] = entries.flatMap(({ key, value }) => [key, value])
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.kind === 'scalar') scalars.push(node)
    if (node.kind === 'sequence') stack.push(...node.items)
    if (node.kind === 'mapping') stack.push(...node.entries.flatMap(({ key, value }) => [key, value]))
  }
  scalars.sort((a, b) => a.start - b.start)
  const comments: string[] = []
  let done = block.start
  for (const { start, end } of [...scalars, { start: block.end, end: block.end }]) {
    const gap = source.slice(done, Math.max(start, done))
    comments.push(...Array.from(gap.matchAll(/(?<=^|[ \t\r\n])#[^\r\n]*/g), ([comment]) => comment.trimEnd()))
    done = Math.max(end, done)
  }
  return comments
}
