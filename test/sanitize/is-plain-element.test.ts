import fc from 'fast-check'
import type { Element, Properties } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { describe, expect, test } from 'vitest'
import { isPlainElement } from '../../src/sanitize/is-plain-element.js'
import { addressProperties, candidateProperties, policy } from '../../src/sanitize/policy.js'

const element = (tagName: string, properties: Properties): Element => ({
  type: 'element',
  tagName,
  properties,
  children: [],
})

const listed = Object.values(policy.attributes)
  .flat()
  .map((definition) => (Array.isArray(definition) ? String(definition[0]) : String(definition)))
const names = [
  ...listed,
  ...addressProperties,
  ...candidateProperties,
  'onClick',
  'style',
  'target',
  '__proto__',
  'name',
]
const texts = [
  ...['', 'x', 'cookie', 'fn1', 'https://example.org/a?b=c', 'http://example.org', ' https://example.org/', '/a', '#a'],
  ...['javascript:run()', ' java\nscript:run()', 'HTTPS://example.org/', 'data:text/html,x', 'mailto:a@example.org'],
  ...['https://example.org/a b', 'https:\\example.org', 'https:run()', 'opener', 'ltr', 'unsafe-url'],
]
const value = fc.oneof(
  fc.constantFrom<Properties[string]>(...texts, true, false, 0, 5, null, undefined),
  fc.string(),
  fc.array(fc.oneof(fc.constantFrom(...texts), fc.integer()), { maxLength: 3 }),
)

describe('isPlainElement', () => {
  test('an element that it calls plain is left by the library as it is', () => {
    let plain = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...policy.tagNames),
        fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }),
        (tagName, entries) => {
          const properties = Object.fromEntries(entries)
          if (!isPlainElement(element(tagName, properties))) return
          plain++
          const left = sanitize(element(tagName, properties), policy) as Element
          expect(left).toMatchObject({ tagName, properties: left.properties })
          expect({ ...left.properties }).toEqual(properties)
        },
      ),
      { numRuns: 20_000 },
    )
    expect(plain).toBeGreaterThan(2_000)
  })

  test.each<[string, Properties, boolean]>([
    ['p', {}, true],
    ['p', { className: ['a', 'b'], title: 'x' }, true],
    ['a', { href: 'https://example.org/' }, true],
    ['a', { href: '/relative' }, false],
    ['a', { href: 'https://example.org/', target: '_blank' }, false],
    ['p', { href: 'https://example.org/' }, false],
    ['img', { src: 'http://example.org/a.png', alt: '', width: 5 }, true],
    ['img', { src: 'data:image/gif;base64,AAAA' }, false],
    ['img', { srcSet: 'https://example.org/a.png 2x' }, false],
    ['p', { id: 'fn1' }, false],
    ['p', { title: {} as never }, false],
    ['p', Object.create({ onClick: 'run()' }) as Properties, false],
  ])('%s %j: %s', (tagName, properties, expected) => {
    expect(isPlainElement(element(tagName, properties))).toBe(expected)
  })
})
