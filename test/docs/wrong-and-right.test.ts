import { describe, expect, it } from 'vitest'
import { readPages } from './pages.js'
import { codesOf, type Shown, shownOn } from './shown.js'

const pages = readPages().filter(
  ({ path }) => /^docs\/(?:rules|diagnostics)\//.test(path) && !path.endsWith('README.md'),
)
// Programs are run by samples.test.ts.
const shown = pages.flatMap(shownOn).filter(({ language }) => language !== 'ts')

/** What a page calls wrong and cannot show so that a program could read it, and why. */
const inWords: Record<string, string> = {
  'archive/folder-date': 'the name of a folder is in the text above it',
  'archive/odd-folder': 'is about several files',
  'archive/path-case': 'is about several files',
  'archive/same-body': 'is about several posts',
  'archive/same-source': 'is about several posts',
  'archive/same-title': 'is about several posts',
  'archive/similar-body': 'is about several posts',
  'body/deep': 'would be too long',
  'body/too-deep': 'would be too long',
  'body/too-many-elements': 'would be too long',
  'encoding/byte-order-mark': 'shows bytes as numbers',
  'encoding/invalid-utf8': 'shows bytes as numbers',
  'file/final-newline': 'names the end of the file in words',
  'file/line-endings': 'shows one line of a file whose every line counts',
  'file/not-a-file': 'is about a file, not about what it holds',
  'file/symlink-loop': 'is about a file, not about what it holds',
  'file/too-large': 'is about a file, not about what it holds',
  'file/unreadable': 'is about a file, not about what it holds',
  'front-matter/too-deep': 'would be too long',
  'front-matter/too-many-values': 'would be too long',
}

const place = ({ page, line, text }: Shown) => `${page}:${line}\n${text}`

describe('what the pages of rules and diagnostics show', () => {
  it('is found', () => {
    expect(shown.filter(({ verdict }) => verdict === 'wrong').length).toBeGreaterThan(90)
    expect(shown.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThan(70)
  })

  it('as wrong is found by that code', () => {
    const wrong = shown.filter(({ verdict, code }) => verdict === 'wrong' && !Object.hasOwn(inWords, code))
    expect(wrong.filter((sample) => !codesOf(sample).includes(sample.code)).map(place)).toEqual([])
  })

  it('as right is not found by that code', () => {
    const right = shown.filter(({ verdict }) => verdict === 'right')
    expect(right.filter((sample) => codesOf(sample).includes(sample.code)).map(place)).toEqual([])
  })

  it('only in words is what cannot be shown otherwise', () => {
    const seen = shown.filter(({ verdict, code }) => verdict === 'wrong' && Object.hasOwn(inWords, code))
    expect([...new Set(seen.map(({ code }) => code))].sort()).toEqual(Object.keys(inWords))
    expect(seen.filter((sample) => codesOf(sample).includes(sample.code)).map(place)).toEqual([])
  })
})
