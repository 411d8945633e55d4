import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/front-matter/yaml-engine.js'

/** The code of the one finding, the text at its place, and its values. */
function findingOf(block: string) {
  const reading = readYaml(`\n${block}`)
  if (reading.ok) throw new Error('it was read')
  const { code, start, end, values } = reading.finding
  return { code, slice: `\n${block}`.slice(start, end), values }
}

describe('what YAML refuses is found at its place', () => {
  test.each<[string, string, string]>([
    // Escapes
    ['a: "\\智"\nb: 1\n', 'front-matter/bad-escape', '\\智'],
    ['a: "x \\q y"\n', 'front-matter/bad-escape', '\\q'],
    ['a: "\\xZZ"\n', 'front-matter/bad-escape', '\\xZ'],
    ['a: "ok \\\\ \\p"\n', 'front-matter/bad-escape', '\\p'],
    ['a: [ "b", "\\c" ]\n', 'front-matter/bad-escape', '\\c'],
    // Keys that stand twice
    ['a: 1\nb: 2\na: 3\n', 'front-matter/duplicate-key', 'a'],
    ['a: 1\n"a": 3\n', 'front-matter/duplicate-key', '"a"'],
    ['a:\n  b: 1\n  b: 2\n', 'front-matter/duplicate-key', 'b'],
    ['a: { b: 1, b: 2 }\n', 'front-matter/duplicate-key', 'b'],
    ['{ a: 1, b: 2, a: 3 }\n', 'front-matter/duplicate-key', 'a'],
    // Anchors, aliases, tags
    ['a: &b c\n', 'front-matter/alias', '&b'],
    ['a: &b [ c ]\n', 'front-matter/alias', '&b'],
    ['a: &b\n  c: d\n', 'front-matter/alias', '&b'],
    ['a: *b\n', 'front-matter/alias', '*b'],
    ['a: [ c, *b, d ]\n', 'front-matter/alias', '*b'],
    ['a: { c: *b }\n', 'front-matter/alias', '*b'],
    ['&a b: c\n', 'front-matter/alias', '&a'],
    ['a: !b c\n', 'front-matter/custom-tag', '!b'],
    ['a: !!binary aGk=\n', 'front-matter/custom-tag', '!!binary'],
    ['a: !!timestamp 2020-09-04\n', 'front-matter/custom-tag', '!!timestamp'],
    ['a: !!js/function "x"\n', 'front-matter/custom-tag', '!!js/function'],
    ['a: !!set { b }\n', 'front-matter/custom-tag', '!!set'],
    ['a: !!omap [ b: c ]\n', 'front-matter/custom-tag', '!!omap'],
    ['a: [ 1, !b c ]\n', 'front-matter/custom-tag', '!b'],
    // Control characters
    ['a: b\x07c\n', 'front-matter/control-character', '\x07'],
    ['a: "b\0c"\n', 'front-matter/control-character', '\0'],
    ['a: b\x7f\n', 'front-matter/control-character', '\x7f'],
    ["a: 'b\x1bc'\n", 'front-matter/control-character', '\x1b'],
    ['a: 1\nb: [ c, d\x01 ]\n', 'front-matter/control-character', '\x01'],
    ['a: b\uFFFEc\n', 'front-matter/control-character', '\uFFFE'],
    // Keys that are no text
    ['? [ a ]\n: b\n', 'front-matter/complex-key', '[ a ]'],
    ['? { a: b }\n: c\n', 'front-matter/complex-key', '{ a: b }'],
    ['[ a ]: b\n', 'front-matter/complex-key', '[ a ]'],
    ['{ [ a ]: b }\n', 'front-matter/complex-key', '[ a ]'],
    ['? [ a ]\n: b\n? [ a ]\n: c\n', 'front-matter/complex-key', '[ a ]'],
    ['{ a: 1 }: b\n{ a: 1 }: c\n', 'front-matter/complex-key', '{ a: 1 }'],
    // Quotes that end too early
    ['a: "b "c" d"\ne: f\n', 'front-matter/unescaped-quote', '"c" d"'],
    ['a: "b" c\n', 'front-matter/unescaped-quote', '" c'],
    ["a: 'it's'\nb: c\n", 'front-matter/unescaped-quote', "'s'"],
    ['a: [ "b"c ]\n', 'front-matter/unescaped-quote', '"c ]'],
  ])('%j gives %s', (block, code, slice) => {
    const finding = findingOf(block)
    expect({ code: finding.code, slice: finding.slice }).toEqual({ code, slice })
  })

  test.each<[string, string, RegExp]>([
    ['a: "b\nc: d\n', '"b', /quote is never closed/],
    ["a: 'b\nc: d\n", "'b", /quote is never closed/],
    ['a: [ b\nc: d\n', 'c', /comma or the closing bracket/],
    ['a: [ b, c\n', '[ b, c', /bracket is never closed/],
    ['a: b: c\n', ':', /colon stands where/],
    ['a: @b\n', '@', /cannot begin with @/],
    ['a: `b\n', '`', /cannot begin with `/],
    ['a: %b\n', '%', /cannot begin with %/],
    ['a: 1\n  b: 2\n', ':', /indented unlike|holds a colon/],
    ['a: 1\nb: [ c ]]\n', ']', /does not fit what stands above/],
    ['a: 1\n...\nb: 2\n', '...', /three dots/],
  ])('%j is invalid YAML', (block, slice, reason) => {
    const finding = findingOf(block)
    expect(finding).toMatchObject({ code: 'front-matter/invalid-yaml', slice })
    expect(finding.values!.reason).toMatch(reason)
  })

  test('the values tell what a message needs', () => {
    expect(findingOf('a: 1\na: 2\n').values).toEqual({ key: 'a' })
    expect(findingOf('a: "\\q"\n').values).toEqual({ text: '\\q' })
    expect(findingOf('a: b\x07\n').values).toEqual({ unit: '0007' })
    expect(findingOf('a: &b c\n').values).toMatchObject({ text: '&b' })
    expect(findingOf('a: !b c\n').values).toMatchObject({ text: '!b' })
  })

  test('every place lies inside of the block, and is not empty', () => {
    const blocks = [
      'a: "',
      'a: [',
      'a: {',
      'a: b: c',
      ': :',
      '- a\nb: c',
      'a: - b',
      '? a',
      '\t- a',
      'a:\n b\n c: d',
      '!',
      '&',
      '*',
      '"a" b',
      '@',
      '`',
      '| a',
    ]
    for (const block of blocks) {
      const reading = readYaml(`\n${block}\n`)
      if (reading.ok) continue
      const { start, end } = reading.finding
      expect(start, block).toBeGreaterThanOrEqual(0)
      expect(end, block).toBeLessThanOrEqual(block.length + 2)
      expect(end, block).toBeGreaterThan(start!)
    }
  })
})
