import { existsSync, readFileSync } from 'node:fs'
import type { Root } from 'hast'
import { describe, expect, test } from 'vitest'
import { fixturePages } from '../../scripts/body-fixture-table.mjs'
import { defaultRecognizers, parseBody } from '../../src/index.js'
import {
  bodyFixtures,
  descriptionOf,
  type Found,
  fixtureFolders,
  isNegative,
  recognizedIn,
  strayFiles,
} from '../support/body-fixtures.js'
import { brokenInvariants } from '../support/body-invariants.js'

const fixtures = bodyFixtures()
const names = defaultRecognizers.map(({ name }) => name)

/** The tree as JSON without what was recognised. */
function withoutAnnotations(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'data' && value?.postmatter ? undefined : value)))
}

describe.each(fixtures.map((fixture) => ({ ...fixture, title: `${fixture.recognizer}/${fixture.name}`, fixture })))(
  '$title',
  ({ recognizer, html, golden, fixture }) => {
    test('gives exactly what its golden says', () => {
      // A golden is written by hand (scripts/write-body-fixtures.mts) and read by eye, never by a test.
      expect(existsSync(golden)).toBe(true)
      const expected = JSON.parse(readFileSync(golden, 'utf8')) as Found[]
      expect(JSON.parse(JSON.stringify(recognizedIn(html)))).toEqual(expected)
    })

    test(isNegative(fixture) ? 'is left alone by its recogniser' : 'is known by its recogniser', () => {
      const own = recognizedIn(html).filter((found) => found.recognizer === recognizer)
      if (isNegative(fixture)) expect(own).toEqual([])
      else expect(own).not.toEqual([])
    })

    test('keeps the invariants, and its tree', () => {
      const tree = parseBody(html, { baseUrl: 'https://example.org/posts/1/' })
      expect(brokenInvariants(tree)).toEqual([])
      expect(withoutAnnotations(tree)).toEqual(withoutAnnotations(parseBody(html, { recognizers: [] })))
    })

    test('says in its first line what it is', () => {
      expect(descriptionOf(fixture)).toMatch(/\S/)
    })
  },
)

describe('fixtures/body', () => {
  test('has a folder for every recogniser, and for nothing else', () => {
    expect(fixtureFolders()).toEqual(names.toSorted())
  })

  test.each(names)('shows what %s knows, and what it leaves alone', (name) => {
    const own = fixtures.filter(({ recognizer }) => recognizer === name)
    expect(own.filter((fixture) => !isNegative(fixture))).not.toEqual([])
    expect(own.filter(isNegative)).not.toEqual([])
  })

  test('holds bodies and their goldens only', () => {
    expect(strayFiles()).toEqual([])
  })

  test('describes no two fixtures alike', () => {
    const descriptions = fixtures.map(descriptionOf)
    expect(descriptions.filter((text, place) => descriptions.indexOf(text) !== place)).toEqual([])
  })
})

test('docs/body.md lists every fixture', () => {
  const { now, fresh } = fixturePages()
  expect(now).toBe(fresh)
})
