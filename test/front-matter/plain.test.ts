import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { isPlain, isPlainInFlow } from '../../src/front-matter/plain.js'
import { lookAlikes, text } from '../support/arbitrary-post.js'

const runs = { numRuns: 5_000 }
const read = (source: string) => yaml.safeLoad(source, { schema: yaml.FAILSAFE_SCHEMA })

describe('isPlain', () => {
  test.each([
    'a',
    'A walk',
    'https://example.org/',
    'a:b',
    'a::b',
    'C#',
    'a#b',
    "it's",
    'a "b"',
    'a, b',
    'a]',
    '{'.concat('a').slice(1),
    'yes',
    '0123',
    '2020-09-04',
    '1:30',
    'null',
    '~',
    '<<',
    '=',
    '.',
    '...a',
    '漢字：「」',
    '😀',
    'مرحبا',
    '\u00a0',
    '\u2028',
    '\uFEFFa',
    'a - b',
    'a?',
    'a!',
    'a|b',
    '()',
    '/',
    '\\',
    '$',
    '_',
    '+',
    '^',
  ])('accepts %j, which YAML gives back', (value) => {
    expect(isPlain(value)).toBe(true)
    expect(read(`key: ${value}`)).toEqual({ key: value })
  })

  test.each([
    '',
    ' ',
    ' a',
    'a ',
    'a: b',
    'a:',
    'a #b',
    '# a',
    '- a',
    '-a',
    '-',
    '? a',
    ':',
    ': a',
    ',',
    ', a',
    '[a]',
    '[',
    ']',
    '{a}',
    '}',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    "'a'",
    '"a"',
    '%a',
    '@a',
    '`a',
    'a\n',
    'a\nb',
    'a\rb',
    '\t',
    'a\t',
    'a\tb',
    '\0',
    'a\x7f',
    'a\x85b',
    'a\x9f',
    '\uFFFE',
    '\uFFFF',
    '\ud800',
    'a\udc00',
  ])('refuses %j', (value) => {
    expect(isPlain(value)).toBe(false)
    expect(isPlainInFlow(value)).toBe(false)
  })

  test('accepts no text that YAML would read as another one', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(isPlain(value))
        expect(read(`key: ${value}`)).toEqual({ key: value })
        expect(read(`a: 1\nkey: ${value}\nb: 2\n`)).toEqual({ a: '1', key: value, b: '2' })
        expect(read(`key: ${value} # note`)).toEqual({ key: value })
      }),
      runs,
    )
  })
})

describe('isPlainInFlow', () => {
  test.each(['a, b', 'a,b', 'a[', 'a]', 'a{b', 'a}'])('refuses %j, which would end or divide the item', (value) => {
    expect(isPlain(value)).toBe(true)
    expect(isPlainInFlow(value)).toBe(false)
  })

  test.each(['a:b', 'https://example.org/', 'C#', 'a "b"', 'yes', '漢字'])('accepts %j', (value) => {
    expect(isPlainInFlow(value)).toBe(true)
  })

  test('accepts no text that YAML would read as another one', () => {
    const item = fc.oneof(text, fc.constantFrom(...lookAlikes))
    fc.assert(
      fc.property(item, item, (a, b) => {
        fc.pre(isPlainInFlow(a) && isPlainInFlow(b))
        expect(read(`key: [ ${a}, ${b} ]`)).toEqual({ key: [a, b] })
        expect(read(`key: [${a},${b}]`)).toEqual({ key: [a, b] })
      }),
      { numRuns: 10_000 },
    )
  })
})
