import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../src/front-matter/front-matter-block.js'
import { parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { Post } from '../../src/schema/index.js'
import { post } from '../document/sample.js'

/** The findings for the lines between two fences, each with the text at its place. */
function findingsOf(lines: string) {
  const source = `---\n${lines}\n---\n`
  const { findings, wellFormed, entries, style } = readFrontMatter(source, { start: 3, end: source.length - 4 })
  const found = findings.map(({ code, start, end }) => [code, source.slice(start, end)])
  return { found, wellFormed, keys: entries.map(({ key }) => source.slice(key.start, key.end)), style }
}

describe('what YAML reads but a post cannot carry', () => {
  test.each<[string, string, string]>([
    ['a: 1\n__proto__: 2', 'front-matter/proto-key', '__proto__'],
    ['a: { b: [ { "__proto__": 2 } ] }', 'front-matter/proto-key', '"__proto__"'],
    ['a: 1\n<<: { b: 2 }', 'front-matter/merge-key', '<<'],
    ['a: { <<: { b: 2 } }', 'front-matter/merge-key', '<<'],
    ['7: a', 'front-matter/integer-key', '7'],
    ['"4294967294": a', 'front-matter/integer-key', '"4294967294"'],
    ['- a\n- b', 'front-matter/not-a-mapping', '- a\n- b'],
    ['[ a ]', 'front-matter/not-a-mapping', '[ a ]'],
    ['just words', 'front-matter/not-a-mapping', 'just words'],
    [`a: ${'['.repeat(65)}${']'.repeat(65)}`, 'front-matter/too-deep', '[]'],
  ])('%j is an error', (lines, code, slice) => {
    const { found, wellFormed } = findingsOf(lines)
    expect(found).toEqual([[code, slice]])
    expect(wellFormed).toBe(false)
  })

  test.each<[string, string, string[]]>([
    ['constructor: 1', 'front-matter/builtin-key', ['constructor']],
    ['a: { toString: 1 }', 'front-matter/builtin-key', ['a']],
    ['a:\n\tb: 1', 'front-matter/tab-indentation', ['a', 'b']],
    ['\ta: 1', 'front-matter/tab-indentation', ['a']],
  ])('%j is a warning', (lines, code, keys) => {
    const result = findingsOf(lines)
    expect(result.found.map(([name]) => name)).toEqual([code])
    expect(result).toMatchObject({ wellFormed: true, keys })
  })

  test.each(['"<<": 1', 'a: { 7: b }', 'a: <<', 'a:\tb', 'a: "\tb"', '4294967295: a', '007: a', 'a: __proto__'])(
    '%j is neither',
    (lines) => {
      expect(findingsOf(lines)).toMatchObject({ found: [], wellFormed: true })
    },
  )

  test('a flow mapping is told from a block', () => {
    expect(findingsOf('{ a: 1, b: 2 }')).toMatchObject({ keys: ['a', 'b'], style: 'flow' })
    expect(findingsOf('a: 1\nb: 2')).toMatchObject({ keys: ['a', 'b'], style: 'block' })
    expect(findingsOf('# nothing')).toMatchObject({ keys: [], style: 'block', wellFormed: true })
  })
})

describe('limits', () => {
  const zeros = (count: number) => Array<number>(count).fill(0)
  const codesOf = (source: string) => safeParsePost(source).diagnostics.map(({ code }) => code)
  const mood = (count: number) => post({ extra: `mood: [ ${zeros(count).join(', ')} ]` })

  test.each<[string, string]>([
    ['of values', `c: [ ${zeros(9_100).join(', ')} ]`],
    ['of nothing', Array.from({ length: 10_000 }, (_, index) => `c${index}:`).join('\n')],
  ])('more extra values in all than the format carries are found at the key that is too much: %s', (_, last) => {
    const list = `[ ${zeros(20_000).join(', ')} ]`
    const source = post({ extra: `a: ${list}\nb: ${list}\n${last}\nd: 1` })
    const { diagnostics } = safeParsePost(source)
    expect(diagnostics).toMatchObject([{ code: 'front-matter/invalid-value', severity: 'error' }])
    const [{ field, message, position }] = diagnostics as [(typeof diagnostics)[0]]
    expect(field?.[1]).toMatch(/^c\d*$/)
    expect(message).toContain('more than 49000 values')
    const key = source.lastIndexOf('\n', position!.start.offset) + 1
    expect(source.slice(key).startsWith(`${field![1]}:`)).toBe(true)
  })

  test('one extra key may have 49,000 values, its list counted', () => {
    expect(codesOf(mood(48_999))).toEqual([])
    expect(codesOf(mood(49_000))).toEqual(['front-matter/invalid-value'])
  })

  test('tags and categories may have 25,000 items each', () => {
    const tags = (count: number) => `[ ${Array(count).fill('a').join(', ')} ]`
    expect(codesOf(post({ tags: `tags: ${tags(25_000)}`, categories: `categories: ${tags(25_000)}` }))).toEqual([])
    expect(codesOf(post({ tags: `tags: ${tags(25_001)}` }))).toEqual(['front-matter/invalid-value'])
  })

  test('the front matter may have 100,000 values', () => {
    const source = (count: number) => `---\na: [ ${zeros(count).join(', ')} ]\n---\n`
    expect(codesOf(source(99_990))).not.toContain('front-matter/too-many-values')
    expect(codesOf(source(100_000))).toContain('front-matter/too-many-values')
  })

  test('whatever the schema of a post accepts stays below them', () => {
    const { extra, ...rest } = parsePost(post())
    const tooMuch = { ...rest, extra: { a: zeros(40_000), b: zeros(40_000), c: zeros(40_000) } }
    expect(Post.safeParse(tooMuch).success).toBe(false)
    const full = {
      ...rest,
      frontMatter: { ...rest.frontMatter, tags: Array(25_000).fill('a'), categories: Array(25_000).fill('a') },
      extra: { a: zeros(48_990) },
    }
    expect(Post.safeParse(full).success).toBe(true)
    expect(parsePost(serializePost(full))).toEqual(full)
  })

  test('a megabyte is a warning', () => {
    expect(codesOf(post({ title: `title: "${'x'.repeat(2 ** 20 - 200)}"` }))).toEqual([])
    expect(codesOf(post({ title: `title: "${'x'.repeat(2 ** 20)}"` }))).toEqual(['front-matter/oversized'])
  })
})
