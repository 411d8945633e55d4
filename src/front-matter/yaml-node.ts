import type { Range } from '../source/range.js'

/** How a scalar is written in the file. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/**
 * A YAML scalar: `text` is what is written (folded and unescaped, never resolved to a number or a date). `value` is
 * there only where a tag such as `!!int` or `!!str` says what it is.
 */
export type ScalarNode = Range & {
  kind: 'scalar'
  style: ScalarStyle
  text: string
  value?: string | number | boolean | null
}
/** A value that is not there, as in `key:`; its range is empty and stands behind the colon. */
export type EmptyNode = Range & { kind: 'empty' }
export type SequenceNode = Range & { kind: 'sequence'; style: 'flow' | 'block'; items: YamlNode[] }
export type MappingNode = Range & { kind: 'mapping'; style: 'flow' | 'block'; entries: YamlEntry[] }

/** A YAML value with its place in the file. */
export type YamlNode = ScalarNode | EmptyNode | SequenceNode | MappingNode
/** A key of a mapping with its value. */
export type YamlEntry = { key: ScalarNode; value: YamlNode }
