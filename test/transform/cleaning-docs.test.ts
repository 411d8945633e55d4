import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanPresets } from '../../src/index.js'
import { cleaningFixture, fixtureNames, writeSteps } from '../support/cleaning-fixtures.js'

describe('the steps of cleaning', () => {
  test.each(cleanPresets.reader.map(({ name }) => name))('%s does to its fixture what is written', (name) => {
    const { before, after, now } = cleaningFixture(name)
    expect(now).toBe(after)
    expect(now).not.toBe(before)
  })

  test('have a fixture each, and no fixture is left over', () => {
    expect(fixtureNames().sort()).toEqual(cleanPresets.reader.map(({ name }) => name).sort())
  })

  test('are in docs/cleaning.md as they are (scripts/write-cleaning-docs.mts writes them)', () => {
    const page = readFileSync(new URL('../../docs/cleaning.md', import.meta.url), 'utf8')
    expect(writeSteps(page)).toBe(page)
  })
})
