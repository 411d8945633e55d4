import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/front-matter/yaml-engine.js'
import type { YamlNode } from '../../src/front-matter/yaml-node.js'

// Words of YAML and of its grammar, in any order: mostly malformed, and what is not has odd shapes.
const word = fc.constantFrom(
  ...['a', 'b', '1', ':b', '"x"', "'y'", '!!str ', '!!map', '!!seq ', '|\n    t\n', '>-\n    u\n', ' # note\n'],
  ...[': ', ':', ' ', ', ', ',', '[', ']', '{', '}', '- ', '-', '? '],
  ...['\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\nk: ', '\n  m: ', '\n:', '\n:c: '],
)
const block = fc
  .array(word, { minLength: 1, maxLength: 14 })
  .map((words) => `\nz: ${words.join('')}\n`)
  // gray-matter ends the block there.
  .filter((text) => !text.includes('\n---'))

/** What js-yaml itself reads, every scalar being text; undefined where it refuses. */
function oracle(text: string): unknown {
  try {
    return yaml.safeLoad(text, { schema: yaml.FAILSAFE_SCHEMA })
  } catch {
    return undefined
  }
}

function read(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'empty') return null
  if (node.kind === 'sequence') return node.items.map(read)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, read(value)]))
}

/** Whether the parts of every node lie in it, one behind the other. */
function isNested(node: YamlNode): boolean {
  if (node.kind === 'scalar' || node.kind === 'empty') return node.start <= node.end
  const parts = node.kind === 'sequence' ? node.items : node.entries.flatMap(({ key, value }) => [key, value])
  const ends = [node.start, ...parts.map(({ end }) => end)]
  return parts.every((part, index) => ends[index]! <= part.start && part.end <= node.end && isNested(part))
}

test('any YAML that is read says what js-yaml reads in it', () => {
  fc.assert(
    fc.property(block, (text) => {
      const reading = readYaml(text)
      if (!reading.ok) return
      expect(read(reading.root!)).toEqual(oracle(text))
      expect(isNested(reading.root!)).toBe(true)
    }),
    { numRuns: 20_000 },
  )
})

test('what js-yaml reads is read, but for keys that are no text', () => {
  fc.assert(
    fc.property(block, (text) => {
      if (oracle(text) === undefined) return
      const reading = readYaml(text)
      expect(reading.ok || reading.finding.code).toBeOneOf([true, 'front-matter/complex-key'])
    }),
    { numRuns: 20_000 },
  )
})

describe('what that found', () => {
  test.each<[string, unknown]>([
    ['k:\n  - a\n:b: c', { k: ['a'], ':b': 'c' }],
    ['k:\n- |\n  a\n::', { k: ['a\n'], ':': null }],
    ['? a\n:b: c', { a: null, ':b': 'c' }],
    ['k: [ ? a ]', { k: [{ a: null }] }],
    ['k: [ b, ? a, c ]', { k: ['b', { a: null }, 'c'] }],
  ])('%j is read', (lines, value) => {
    const reading = readYaml(`\n${lines}\n`)
    expect(reading.ok && reading.root && read(reading.root)).toEqual(value)
    expect(oracle(`\n${lines}\n`)).toEqual(value)
  })

  test.each(['k: 1\n?', 'k:\n  ?', 'k: {,}', 'k: { ? }', 'k: [ ? ]', 'k: [ : a ]', 'k: { : a }'])(
    '%j has a key that is no text, and is not read without it',
    (lines) => {
      expect(oracle(`\n${lines}\n`)).toBeTypeOf('object')
      expect(readYaml(`\n${lines}\n`)).toMatchObject({ ok: false, finding: { code: 'front-matter/complex-key' } })
    },
  )
})
