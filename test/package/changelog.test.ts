import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readChangelog, releaseNotes } from '../../scripts/changelog.js'
import { manifest, root } from './support/package.js'

const text = await readFile(join(root, 'CHANGELOG.md'), 'utf8')
const sections = readChangelog(text)

describe('CHANGELOG.md', () => {
  it('begins with what is not released yet', () => {
    expect(sections[0]?.name).toBe('Unreleased')
    expect(sections.slice(1).filter(({ date }) => !/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''))).toEqual([])
  })

  it('has a section for the version of package.json, or changes that wait for it', () => {
    const released = sections.some(({ name }) => name === manifest.version)
    expect(released || sections[0]!.entries.length > 0).toBe(true)
  })

  it('says each change in a sentence that begins with what was done', () => {
    const entries = sections.flatMap((section) => section.entries)
    expect(entries.filter((entry) => !/^(?:Add|Change|Deprecate|Fix|Remove) .*[.`]$/.test(entry))).toEqual([])
    expect(entries.filter((entry, place) => entries.indexOf(entry) !== place)).toEqual([])
  })
})

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n## 1.1.0 - 2027-01-02\n\n- Add a door\n  and a key.\n- Fix the lock.\n'

  it('are the entries of its version', () => {
    expect(releaseNotes('v1.1.0', '1.1.0', changelog)).toBe('- Add a door and a key.\n- Fix the lock.\n')
  })

  it.each([
    ['another version', 'v1.2.0', '1.1.0', changelog, 'package.json says 1.1.0'],
    ['a version without a section', 'v1.2.0', '1.2.0', changelog, 'no section "## 1.2.0'],
    ['a section without a date', 'v1.1.0', '1.1.0', changelog.replace(' - 2027-01-02', ''), 'no date'],
    ['an empty section', 'v1.1.0', '1.1.0', changelog.slice(0, changelog.indexOf('- Add')), 'says nothing'],
    [
      'entries left behind',
      'v1.1.0',
      '1.1.0',
      changelog.replace('Unreleased\n', 'Unreleased\n\n- Add x.\n'),
      'still has 1',
    ],
  ])('are refused for %s', (_, tag, version, given, message) => {
    expect(() => releaseNotes(tag, version, given)).toThrow(message)
  })
})
