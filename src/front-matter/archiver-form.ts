import { keyOrder } from '../schema/front-matter.js'
import { isPlain, isPlainInFlow } from './plain.js'
import type { ScalarNode, YamlEntry, YamlNode } from './yaml-node.js'

/**
 * Reads front matter in exactly the form that the archiver writes, without YAML: a key a line in the fixed order, the
 * title in double quotes, lists of one item in brackets, all else plain. Gives undefined for anything else, which then
 * goes to YAML. What it takes, it reads as YAML does (held against each other in the tests).
 *
 * @param start of the first line.
 * @param end of the block, behind the last line's LF.
 */
export function readArchiverForm(source: string, start: number, end: number): YamlEntry[] | undefined {
  const entries: YamlEntry[] = []
  let offset = start
  for (const key of keyOrder) {
    if (!source.startsWith(key, offset) || !source.startsWith(': ', offset + key.length)) {
      if (key === 'comments') continue
      return undefined
    }
    const feed = source.indexOf('\n', offset)
    if (feed === -1 || feed >= end) return undefined
    const keyEnd = offset + key.length
    const value = readValue(source, key, keyEnd + 2, feed)
    if (!value) return undefined
    entries.push({ key: { kind: 'scalar', style: 'plain', text: key, start: offset, end: keyEnd }, value })
    offset = feed + 1
  }
  return offset === end ? entries : undefined
}

function readValue(source: string, key: (typeof keyOrder)[number], start: number, end: number): YamlNode | undefined {
  if (key === 'title') return readQuoted(source, start, end)
  if (key !== 'tags' && key !== 'categories') return readPlain(source, start, end, isPlain)
  if (source[start] !== '[' || source[end - 1] !== ']') return undefined
  const item = readPlain(source, start + 1, end - 1, isPlainInFlow)
  return item && { kind: 'sequence', style: 'flow', items: [item], start, end }
}

function readPlain(
  source: string,
  start: number,
  end: number,
  accepts: (text: string) => boolean,
): ScalarNode | undefined {
  while (start < end && source.charCodeAt(start) === 32) start++
  while (end > start && source.charCodeAt(end - 1) === 32) end--
  const text = source.slice(start, end)
  return accepts(text) ? { kind: 'scalar', style: 'plain', text, start, end } : undefined
}

function readQuoted(source: string, start: number, end: number): ScalarNode | undefined {
  if (source[start] !== '"' || source[end - 1] !== '"' || end - start < 2) return undefined
  const text = source.slice(start + 1, end - 1)
  // Anything but escaped quotes and backslashes, and every control character, is left to YAML.
  if (/[\x00-\x1f]/.test(text)) return undefined
  if (!/["\\]/.test(text)) return { kind: 'scalar', style: 'double', text, start, end }
  const unescaped = text.replace(/\\["\\]/g, '')
  if (/["\\]/.test(unescaped)) return undefined
  return { kind: 'scalar', style: 'double', text: text.replace(/\\(["\\])/g, '$1'), start, end }
}
