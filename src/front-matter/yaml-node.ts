import type { Range } from '../source/range.js'

/** How a scalar is written in the file. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/**
 * A YAML scalar: `text` is what is written (folded and unescaped, never resolved to a number or a date). `value` is
 * there only where a tag such as `!!int` or `!!str` says what it is.
 */
export type ScalarNode = Range & {
  /** Tells the nodes apart. */
  kind: 'scalar'
  /** How it is written. */
  style: ScalarStyle
  /** What is written, folded and unescaped. */
  text: string
  /** What a tag makes of it; absent where there is no tag. */
  value?: string | number | boolean | null
}
/** A value that is not there, as in `key:`; its range is empty and stands behind the colon. */
export type EmptyNode = Range & {
  /** Tells the nodes apart. */
  kind: 'empty'
}

/** A list. */
export type SequenceNode = Range & {
  /** Tells the nodes apart. */
  kind: 'sequence'
  /** `[a, b]`, or an item a line. */
  style: 'flow' | 'block'
  /** What stands in it, in the order of the file. */
  items: YamlNode[]
}

/** Keys with their values. */
export type MappingNode = Range & {
  /** Tells the nodes apart. */
  kind: 'mapping'
  /** `{ a: b }`, or a key a line. */
  style: 'flow' | 'block'
  /** The keys with their values, in the order of the file. */
  entries: YamlEntry[]
}

/** A YAML value with its place in the file. */
export type YamlNode = ScalarNode | EmptyNode | SequenceNode | MappingNode

/** A key of a mapping with its value. */
export type YamlEntry = {
  /** The key, as it is written. */
  key: ScalarNode
  /** What stands behind its colon. */
  value: YamlNode
}
