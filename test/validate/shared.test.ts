import fc from 'fast-check'
import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/index.js'
import { bodyLetters } from '../../src/validate/rules/shared/body-letters.js'
import { indexElements } from '../../src/validate/rules/shared/element-index.js'
import { hash } from '../../src/validate/rules/shared/hash.js'
import { commonOfSketches, textSketch } from '../../src/validate/rules/shared/text-sketch.js'
import { plainAddress } from '../../src/validate/rules/url/broken.js'

/** Of a body that stands between other text. */
const lettersOf = (html: string) => bodyLetters(parseDocument(`---\ntitle: a\n---\n${html}`))
const textOf = (units: Uint16Array) => String.fromCharCode(...units)

describe('bodyLetters', () => {
  test('are what is left without tags and white space', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '<p>',
      '</p>',
      ' ',
      '\n',
      'a',
      'é',
      '“',
      '\u3000',
      '\u2003',
      '𝒳',
      '<a href="x y">',
    )
    const htmls = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''))
    fc.assert(
      fc.property(htmls, (html) => {
        expect(textOf(lettersOf(html))).toBe(html.replace(/<[^<>]*>|\s+/g, ''))
      }),
      { numRuns: 1_000 },
    )
  })

  test('know every character that is white space', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const isSpace = /\s/.test(String.fromCharCode(unit))
      const isTag = unit === 0x3c || unit === 0x3e
      if (!isTag) expect([unit, lettersOf(`x${String.fromCharCode(unit)}`).length]).toEqual([unit, isSpace ? 1 : 2])
    }
  })

  test('do not take longer and longer for tags that never end', () => {
    expect(lettersOf('<'.repeat(2_000_000)).length).toBe(2_000_000)
  })
})

describe('hash', () => {
  test('tells texts apart that differ in a character or in their length', () => {
    const texts = new Set(['', '\0', '\0\0', 'a', 'a\0'])
    for (let number = 0; number < 100_000; number++) texts.add(`https://example.org/${number}/`).add(String(number))
    expect(new Set([...texts].map(hash)).size).toBe(texts.size)
  })

  test('is a whole number that a float can hold', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isSafeInteger(hash(text)) && hash(text) >= 0))
  })
})

test('a sketch tells how much two texts have in common', () => {
  const sentence = (start: number) => Array.from({ length: 300 }, (_, word) => `word${(start + word) * 7919}`).join('')
  const sketch = (text: string) => textSketch(lettersOf(text).slice())
  expect(commonOfSketches(sketch(sentence(0)), sketch(sentence(0)))).toBe(16)
  expect(commonOfSketches(sketch(sentence(0)), sketch(sentence(5)))).toBeGreaterThanOrEqual(13)
  expect(commonOfSketches(sketch(sentence(0)), sketch(sentence(1_000)))).toBeLessThan(4)
})

test('what is passed over as a plain address is always a URL', () => {
  const labels = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
  const addresses = fc
    .tuple(
      fc.constantFrom('http://', 'https://'),
      fc.array(labels, { minLength: 1, maxLength: 4 }),
      fc.string({ unit: 'binary' }),
    )
    .map(([scheme, host, rest]) => `${scheme}${host.join('.')}/${rest}`)
  fc.assert(
    fc.property(addresses, (address) => !plainAddress.test(address) || URL.canParse(address)),
    { numRuns: 20_000 },
  )
  expect(plainAddress.test('https://www.example.org/a/?b#c')).toBe(true)
  for (const address of ['https://1.2.3.999/', 'https://xn--a.com/', 'http://https://a.org/', 'https://a.b:99999/']) {
    expect(plainAddress.test(address)).toBe(false)
  }
})

test('the index of elements gives the elements of each name and property, in their order', () => {
  const names = fc.constantFrom('p', 'a', 'img', '__proto__')
  const elements = fc.array(
    fc.tuple(names, fc.array(fc.constantFrom('href', 'src', 'title'))).map(
      ([tagName, properties]): Element => ({
        type: 'element',
        tagName,
        properties: Object.fromEntries(properties.map((property) => [property, 'x'])),
        children: [],
      }),
    ),
  )
  fc.assert(
    fc.property(elements, (all) => {
      const index = indexElements(all)
      expect([...index.tagNames()].sort()).toEqual([...new Set(all.map(({ tagName }) => tagName))].sort())
      for (const name of ['p', 'a', 'img', '__proto__', 'none']) {
        expect(index.named(name)).toEqual(all.filter(({ tagName }) => tagName === name))
      }
      for (const property of ['href', 'src', 'title', 'none']) {
        expect(index.having(property)).toEqual(all.filter(({ properties }) => property in properties))
      }
    }),
  )
})
