import fc from 'fast-check'
import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { archiverReadings, type Reading, textReading, yamlReading } from '../../src/front-matter/reading.js'
import { quote, writeKey, writeValue } from '../../src/front-matter/write-value.js'
import { jsonValue, text } from '../support/arbitrary-post.js'

const runs = { numRuns: 3_000 }
const texts = archiverReadings.tags!
const nullable: Reading = { as: 'text', nullable: true }

describe('quote', () => {
  test.each<[string, string]>([
    ['a "b"', '"a \\"b\\""'],
    ['', '""'],
    ['\\', '"\\\\"'],
    ['a\nb\r\n\tc', '"a\\nb\\r\\n\\tc"'],
    ['\0\x07\x1b\x7f\x85\x9f', '"\\x00\\x07\\x1b\\x7f\\x85\\x9f"'],
    ['\uFFFE\uFFFF', '"\\ufffe\\uffff"'],
    ['\u00a0\u2028\u2029\uFEFF', '"\u00a0\u2028\u2029\uFEFF"'],
    ["it's 漢字 😀 #: -", '"it\'s 漢字 😀 #: -"'],
  ])('of %j is %s', (value, quoted) => {
    expect(quote(value)).toBe(quoted)
  })

  test('is one line without control characters that YAML gives back, whatever the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const quoted = quote(value)
        expect(quoted).not.toMatch(/[\x00-\x1f\x7f-\x9f\uFFFE\uFFFF]/)
        expect(yaml.safeLoad(quoted)).toBe(value)
        expect(yaml.safeLoad(`key: [ ${quoted}, ${quoted} ]`)).toEqual({ key: [value, value] })
      }),
      runs,
    )
  })

  test('is what JSON gives back as well where no escape of two digits is needed', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(value))
        expect(JSON.parse(quote(value))).toBe(value)
      }),
      runs,
    )
  })
})

describe('writeKey', () => {
  test.each<[string, string]>([
    ['title', 'title'],
    ['two_words-3', 'two_words-3'],
    ['_', '_'],
    ['yes', 'yes'],
    ['', '""'],
    ['two words', '"two words"'],
    ['7', '"7"'],
    ['1e3', '"1e3"'],
    ['-a', '"-a"'],
    ['null', '"null"'],
    ['True', '"True"'],
    ['a:b', '"a:b"'],
    ['<<', '"<<"'],
    ['題', '"題"'],
  ])('of %j is %s', (key, written) => {
    expect(writeKey(key)).toBe(written)
    expect(yaml.safeLoad(`${written}: 1`)).toEqual({ [key]: 1 })
  })
})

describe('writeValue', () => {
  test.each<[string, unknown, Reading, string]>([
    ['title', 'A walk', textReading, '"A walk"'],
    ['title', '1984', textReading, '"1984"'],
    ['author', 'Edda', textReading, 'Edda'],
    ['author', '1984', textReading, '1984'],
    ['author', 'null', textReading, 'null'],
    ['author', 'a: b', textReading, '"a: b"'],
    ['author', '', textReading, '""'],
    ['from', 'https://example.org/a b', textReading, 'https://example.org/a b'],
    ['tags', ['a', 'yes', 'b, c', ''], texts, '[ a, yes, "b, c", "" ]'],
    ['tags', [], texts, '[]'],
    ['comments', true, yamlReading, 'True'],
    ['comments', false, yamlReading, 'False'],
    ['comments', 'yes', yamlReading, '"yes"'],
    ['date', new Date(0), archiverReadings.date!, '1970-01-01T00:00:00.000Z'],
    ['mood', 'dry', yamlReading, '"dry"'],
    ['mood', 'dry', textReading, 'dry'],
    ['mood', '1984', textReading, '"1984"'],
    ['mood', '2020-09-04', textReading, '"2020-09-04"'],
    ['mood', 'null', nullable, '"null"'],
    ['mood', null, nullable, 'null'],
    ['mood', true, yamlReading, 'true'],
    ['mood', null, yamlReading, 'null'],
    ['mood', 0, yamlReading, '0'],
    ['mood', -0, yamlReading, '-0.0'],
    ['mood', 1.5, yamlReading, '1.5'],
    ['mood', 1e21, yamlReading, '1e+21'],
    ['mood', 5e-324, yamlReading, '5e-324'],
    ['mood', Number.NaN, yamlReading, '.nan'],
    ['mood', Number.NEGATIVE_INFINITY, yamlReading, '-.inf'],
    ['mood', Number.POSITIVE_INFINITY, yamlReading, '.inf'],
    ['author', 'null', nullable, '"null"'],
    ['author', '1984', nullable, '1984'],
    ['author', null, nullable, 'null'],
    ['mood', [1, ['a'], {}], yamlReading, '[ 1, [ "a" ], {} ]'],
    ['mood', { a: 1, b: undefined, 'c d': [] }, yamlReading, '{ "a": 1, "c d": [] }'],
    ['mood', { a: 'x', b: 'x' }, { as: 'record', keys: { a: textReading }, rest: yamlReading }, '{ "a": x, "b": "x" }'],
    ['mood', ['x', '7'], { as: 'list', items: textReading }, '[ x, "7" ]'],
    ['mood', [new Date(0)], { as: 'list', items: { as: 'date', nullable: false } }, '[ 1970-01-01T00:00:00.000Z ]'],
  ])('of %s: %j is written as %s → %s', (key, value, reading, written) => {
    expect(writeValue(key, value, reading)).toBe(written)
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a bigint', 1n],
    ['an invalid date', new Date(Number.NaN)],
  ])('refuses %s', (_, value) => {
    expect(() => writeValue('mood', value, yamlReading)).toThrow(TypeError)
  })

  test('writes any JSON value so that YAML gives it back', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const written = writeValue('mood', value, yamlReading)
        expect(written).not.toMatch(/[\r\n]/)
        expect(yaml.safeLoad(`mood: ${written}`)).toEqual({ mood: value })
      }),
      runs,
    )
  })

  test('writes any text so that YAML gives it back as text', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(yaml.safeLoad(`mood: ${writeValue('mood', value, textReading)}`)).toEqual({ mood: value })
        const known = writeValue('author', value, textReading)
        expect(yaml.safeLoad(`author: ${known}`, { schema: yaml.FAILSAFE_SCHEMA })).toEqual({ author: value })
      }),
      runs,
    )
  })
})
