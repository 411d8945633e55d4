import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { toJsonValue } from '../../src/front-matter/read-value.js'
import { readYaml } from '../../src/front-matter/yaml-engine.js'
import type { YamlNode } from '../../src/front-matter/yaml-node.js'
import { jsonValue } from '../support/arbitrary-post.js'

/** A node as its source slice; a collection as its style, its slice and its items, or its keys with their values. */
type Slices = string | Slices[]

function rootOf(block: string): YamlNode {
  const reading = readYaml(block)
  if (!reading.ok || !reading.root) throw new Error(`not read: ${JSON.stringify(reading)}`)
  return reading.root
}

function slicesOf(block: string, node: YamlNode): Slices {
  const slice = block.slice(node.start, node.end)
  if (node.kind === 'sequence') return [`${node.style} list`, slice, ...node.items.map((item) => slicesOf(block, item))]
  if (node.kind === 'scalar' || node.kind === 'empty') return slice
  const parts = node.entries.map(({ key, value }): Slices => [block.slice(key.start, key.end), slicesOf(block, value)])
  return [`${node.style} mapping`, slice, ...parts]
}

/** The slices of the value behind `k: `, in a block with comments and other keys around it. */
function valueSlices(written: string): Slices {
  const block = `\n# before\na: 1\nk:${written}\n# behind\nz: 2\n`
  const root = rootOf(block)
  if (root.kind !== 'mapping') throw new Error('not a mapping')
  expect(root.entries.map(({ key }) => block.slice(key.start, key.end))).toEqual(['a', 'k', 'z'])
  return slicesOf(block, root.entries[1]!.value)
}

describe('the source of a node', () => {
  test.each<[string, string]>([
    [' v', 'v'],
    ['   v  ', 'v'],
    [' v # note', 'v'],
    [' two words', 'two words'],
    [' two\n   lines', 'two\n   lines'],
    [' two\n\n   lines # note', 'two\n\n   lines'],
    ['\n  v', 'v'],
    [' # note\n  v', 'v'],
    [' "v"', '"v"'],
    [' "v"  # note', '"v"'],
    [' "two\n lines"', '"two\n lines"'],
    [' "a # b"', '"a # b"'],
    [' "\\""', '"\\""'],
    [" 'it''s'", "'it''s'"],
    [" 'a: b' # note", "'a: b'"],
    ['\n  "v"', '"v"'],
    [' ""', '""'],
    [' !!str v', '!!str v'],
    [' !!str "v" # note', '!!str "v"'],
    [' !!int 7', '!!int 7'],
    [' !!str\n  v', '!!str\n  v'],
    [' a:b', 'a:b'],
    [' a#b', 'a#b'],
    [' 漢字 😀', '漢字 😀'],
    [' v\u00a0', 'v\u00a0'],
    [' \u3000v\u2028', '\u3000v\u2028'],
    ['', ''],
    [' ', ''],
    [' # note', ''],
    [' |\n  v', '|\n  v'],
    [' |-\n  two\n  lines', '|-\n  two\n  lines'],
    [' > # note\n  folded\n  lines', '> # note\n  folded\n  lines'],
    [' |2\n    v', '|2\n    v'],
  ])('of a scalar written as %j', (written, slice) => {
    expect(valueSlices(written)).toEqual(slice)
  })

  test.each<[string, Slices]>([
    [' []', ['flow list', '[]']],
    [' [ ]  # note', ['flow list', '[ ]']],
    [' [ a ]', ['flow list', '[ a ]', 'a']],
    [' [a,b]', ['flow list', '[a,b]', 'a', 'b']],
    [' [ a , b, ]', ['flow list', '[ a , b, ]', 'a', 'b']],
    [' [ "a", \'b\' ] # note', ['flow list', `[ "a", 'b' ]`, '"a"', "'b'"]],
    [' [ two words, a:b ]', ['flow list', '[ two words, a:b ]', 'two words', 'a:b']],
    [' [ a, # note\n   b # more\n  ]', ['flow list', '[ a, # note\n   b # more\n  ]', 'a', 'b']],
    [' [\n  a\n  ]', ['flow list', '[\n  a\n  ]', 'a']],
    ['\n  [ a ]', ['flow list', '[ a ]', 'a']],
    [' [ a, [ b, [] ] ]', ['flow list', '[ a, [ b, [] ] ]', 'a', ['flow list', '[ b, [] ]', 'b', ['flow list', '[]']]]],
    [' [ { a: b } ]', ['flow list', '[ { a: b } ]', ['flow mapping', '{ a: b }', ['a', 'b']]]],
    [' [ a: b ]', ['flow list', '[ a: b ]', ['flow mapping', 'a: b', ['a', 'b']]]],
    [' [ a: b, c ]', ['flow list', '[ a: b, c ]', ['flow mapping', 'a: b', ['a', 'b']], 'c']],
    [' [ a: ]', ['flow list', '[ a: ]', ['flow mapping', 'a: ', ['a', '']]]],
    [' [ ? a : b ]', ['flow list', '[ ? a : b ]', ['flow mapping', 'a : b', ['a', 'b']]]],
    [
      ' [ "a": [ b ] ]',
      ['flow list', '[ "a": [ b ] ]', ['flow mapping', '"a": [ b ]', ['"a"', ['flow list', '[ b ]', 'b']]]],
    ],
    [' !!seq [ !!str a ]', ['flow list', '!!seq [ !!str a ]', '!!str a']],
    [' {}', ['flow mapping', '{}']],
    [' { a: b }', ['flow mapping', '{ a: b }', ['a', 'b']]],
    [' {a: b,"c":\'d\'} # note', ['flow mapping', '{a: b,"c":\'d\'}', ['a', 'b'], ['"c"', "'d'"]]],
    [' { a: , b }', ['flow mapping', '{ a: , b }', ['a', ''], ['b', '']]],
    [
      ' { a: { b: [ c ] } }',
      [
        'flow mapping',
        '{ a: { b: [ c ] } }',
        ['a', ['flow mapping', '{ b: [ c ] }', ['b', ['flow list', '[ c ]', 'c']]]],
      ],
    ],
    [' { a: 1, # note\n   b: 2 }', ['flow mapping', '{ a: 1, # note\n   b: 2 }', ['a', '1'], ['b', '2']]],
    [' { ? a : b }', ['flow mapping', '{ ? a : b }', ['a', 'b']]],
  ])('of a flow collection written as %j', (written, slices) => {
    expect(valueSlices(written)).toEqual(slices)
  })

  test.each<[string, Slices]>([
    ['\n  - a', ['block list', '- a', 'a']],
    ['\n- a\n- b', ['block list', '- a\n- b', 'a', 'b']],
    [
      ' # note\n  - a # first\n  # between\n  - "b" # last',
      ['block list', '- a # first\n  # between\n  - "b"', 'a', '"b"'],
    ],
    ['\n  -   a', ['block list', '-   a', 'a']],
    ['\n  - two\n    lines\n  - b', ['block list', '- two\n    lines\n  - b', 'two\n    lines', 'b']],
    [
      '\n  - [ a ]\n  - { b: c }',
      ['block list', '- [ a ]\n  - { b: c }', ['flow list', '[ a ]', 'a'], ['flow mapping', '{ b: c }', ['b', 'c']]],
    ],
    [
      '\n  - - a\n    - b\n  - c',
      ['block list', '- - a\n    - b\n  - c', ['block list', '- a\n    - b', 'a', 'b'], 'c'],
    ],
    [
      '\n  - a: 1\n    b: 2\n  - c',
      ['block list', '- a: 1\n    b: 2\n  - c', ['block mapping', 'a: 1\n    b: 2', ['a', '1'], ['b', '2']], 'c'],
    ],
    ['\n  - |\n    a\n  - b', ['block list', '- |\n    a\n  - b', '|\n    a', 'b']],
    ['\n  a: 1', ['block mapping', 'a: 1', ['a', '1']]],
    [
      '\n  a: 1 # one\n  # between\n  "b" : 2 # two',
      ['block mapping', 'a: 1 # one\n  # between\n  "b" : 2', ['a', '1'], ['"b"', '2']],
    ],
    [
      '\n  a:\n    b:\n      - c',
      [
        'block mapping',
        'a:\n    b:\n      - c',
        ['a', ['block mapping', 'b:\n      - c', ['b', ['block list', '- c', 'c']]]],
      ],
    ],
    ['\n  a:\n  - b\n  c: d', ['block mapping', 'a:\n  - b\n  c: d', ['a', ['block list', '- b', 'b']], ['c', 'd']]],
    ['\n  ? a\n  : b', ['block mapping', '? a\n  : b', ['a', 'b']]],
    [
      '\n  a: >\n    folded\n\n    text\n  b: c',
      ['block mapping', 'a: >\n    folded\n\n    text\n  b: c', ['a', '>\n    folded\n\n    text'], ['b', 'c']],
    ],
    [' !!map\n  a: 1', ['block mapping', '!!map\n  a: 1', ['a', '1']]],
    [' !!seq\n- a', ['block list', '!!seq\n- a', 'a']],
  ])('of a block collection written as %j', (written, slices) => {
    expect(valueSlices(written)).toEqual(slices)
  })

  test.each([
    ['\n  -\n  - b', [null, 'b']],
    ['\n  - a\n  -', ['a', null]],
    ['\n  -\n  -\n  - c', [null, null, 'c']],
    ['\n  - # note\n  - b', [null, 'b']],
    ['\n  - !!null ~\n  -\n  - c', [null, null, 'c']],
    ['\n  a:\n  b:\n  c: 1', { a: null, b: null, c: 1 }],
    ['\n  ? a\n  ? b\n  : c', { a: null, b: 'c' }],
    [' !!map', {}],
    [' !!seq', []],
  ])('of values that are not there: %j', (written, value) => {
    const block = `\nk:${written}\nz: 2\n`
    expect(toJsonValue(rootOf(block))).toEqual({ k: value, z: 2 })
    expect(toJsonValue(rootOf(block))).toEqual(yaml.safeLoad(block))
  })

  test('counts in the block, with CR LF as well', () => {
    const block = '\r\na: 1\r\nk:\r\n  - b # note\r\n  - "c"\r\n'
    const root = rootOf(block)
    expect(slicesOf(block, root)).toEqual([
      'block mapping',
      'a: 1\r\nk:\r\n  - b # note\r\n  - "c"',
      ['a', '1'],
      ['k', ['block list', '- b # note\r\n  - "c"', 'b', '"c"']],
    ])
  })

  test('is told for a root that is no mapping, and there is none for an empty block', () => {
    expect(slicesOf('\n- a\n', rootOf('\n- a\n'))).toEqual(['block list', '- a', 'a'])
    expect(slicesOf('\nwords\n', rootOf('\nwords\n'))).toBe('words')
    // So many blank lines do not go through gray-matter.
    for (const block of ['', '\n', '\n# note\n', '  \n\n', '\n'.repeat(1_100), `\n# note${' \n'.repeat(1_100)}`])
      expect(readYaml(block)).toEqual({ ok: true, root: undefined })
  })
})

describe('the text of a scalar', () => {
  test.each<[string, string, string]>([
    [' 0123', 'plain', '0123'],
    [' two\n   lines', 'plain', 'two lines'],
    [' two\n\n   lines', 'plain', 'two\nlines'],
    [' "a\\tb\\u0041\\x42\\\n  c"', 'double', 'a\tbABc'],
    [" 'it''s'", 'single', "it's"],
    [' |\n  a\n   b\n', 'literal', 'a\n b\n'],
    [' |+\n  a\n\n', 'literal', 'a\n\n\n'],
    [' >-\n  a\n  b\n\n  c', 'folded', 'a b\nc'],
  ])('written as %j is %s: %j', (written, style, text) => {
    const root = rootOf(`\nk:${written}\nz: 2\n`)
    const { value } = (root.kind === 'mapping' && root.entries[0]) as { value: YamlNode }
    expect(value).toMatchObject({ kind: 'scalar', style, text })
    expect(value).not.toHaveProperty('value')
  })

  test.each<[string, unknown]>([
    ['!!str 7', '7'],
    ['!!int 7', 7],
    ['!!int "7"', 7],
    ['!!float 7', 7],
    ['!!bool true', true],
    ['!!null ~', null],
  ])('with the tag of %s is what the tag says', (written, value) => {
    const root = rootOf(`\nk: ${written}\n`)
    expect(root.kind === 'mapping' && root.entries[0]!.value).toMatchObject({ value })
  })
})

test('a mapping that ends with a missing value, followed by an item, is an item of its own', () => {
  const reading = readYaml('\n- - a:\n  - x\n')
  expect(reading.ok && reading.root && toJsonValue(reading.root)).toEqual([[{ a: null }, 'x']])
})

describe('nodes of any YAML', () => {
  // js-yaml writes no undefined, and -0 as it would write 0.
  const value = jsonValue.map((json) => JSON.parse(JSON.stringify(json)) as unknown)
  // Some of what js-yaml writes it cannot read: block scalars inside of a flow collection.
  const isYaml = (block: string) => {
    try {
      return yaml.safeLoad(block) !== undefined
    } catch {
      return false
    }
  }
  const keyless = (json: unknown): boolean =>
    typeof json !== 'object' ||
    json === null ||
    (!Object.hasOwn(json, '<<') && Object.values(json).every((item) => keyless(item)))

  test('hold the values that js-yaml itself reads, in any style', () => {
    const options = fc.record({
      flowLevel: fc.constantFrom(-1, 0, 1, 2, 3),
      indent: fc.constantFrom(2, 4),
      noArrayIndent: fc.boolean(),
      lineWidth: fc.constantFrom(20, 80, -1),
      noCompatMode: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.record({ a: value, b: value }),
        options,
        fc.constantFrom('\n', '\r\n'),
        (values, style, ending) => {
          // A merge key means something else to safeLoad, and posts refuse it.
          fc.pre(keyless(values))
          const dumped = yaml.safeDump(values, style)
          const block = `\n${ending === '\n' ? dumped : dumped.replaceAll('\n', ending)}`
          // gray-matter ends a block at such a line, so that none can come here.
          fc.pre(!block.includes('\n---') && isYaml(block))
          expect(toJsonValue(rootOf(block))).toEqual(yaml.safeLoad(block))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('lie inside of each other in their order, and their source reads as their value', () => {
    const contained = (block: string, node: YamlNode): void => {
      const parts = node.kind === 'sequence' ? node.items : []
      if (node.kind === 'mapping') for (const { key, value: item } of node.entries) parts.push(key, item)
      let { start } = node
      for (const part of parts) {
        expect(part.start).toBeGreaterThanOrEqual(start)
        expect(part.end).toBeGreaterThanOrEqual(part.start)
        expect(part.end).toBeLessThanOrEqual(node.end)
        start = part.end
        contained(block, part)
      }
      const isFlow = node.kind !== 'empty' && (node.style === 'flow' || node.style === 'double')
      if (isFlow) expect(yaml.safeLoad(block.slice(node.start, node.end))).toEqual(toJsonValue(node))
    }
    fc.assert(
      fc.property(fc.record({ a: value, b: value }), fc.constantFrom(-1, 0, 1, 2), (values, flowLevel) => {
        fc.pre(keyless(values))
        const block = `\n${yaml.safeDump(values, { flowLevel })}`
        fc.pre(!block.includes('\n---') && isYaml(block))
        contained(block, rootOf(block))
      }),
      { numRuns: 1_000 },
    )
  })
})
