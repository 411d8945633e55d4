import matter from 'gray-matter'
import { describe, expect, test } from 'vitest'
import { readArchiverForm } from '../../src/front-matter/archiver-form.js'
import { readYaml } from '../../src/front-matter/yaml-engine.js'
import type { YamlEntry } from '../../src/front-matter/yaml-node.js'
import { formatPost, parseDocument, parsePost, safeParsePost, serializePost } from '../../src/index.js'
import { Post } from '../../src/schema/index.js'
import { isSameValue } from '../../src/source/same-value.js'
import { needing } from '../support/needs.js'
import { corpusPosts } from './corpus.js'

const posts = corpusPosts()

/** The paths of the posts for which the check fails: expecting a list shows which they are. */
function failing(check: (source: string, path: string) => boolean, among = posts): string[] {
  return among.filter(({ source, path }) => !check(source, path)).map(({ path }) => path)
}

describe('every real post', needing('corpus'), () => {
  test('there are some', () => {
    expect(posts.length).toBeGreaterThan(0)
  })

  test('is kept by its document', () => {
    expect(failing((source) => String(parseDocument(source)) === source)).toEqual([])
  })

  test('is read as a typed post without a finding, when gray-matter reads it', () => {
    const isRead = (source: string) => {
      try {
        return Object.keys(matter(source, {}).data).length > 0
      } catch {
        return false
      }
    }
    const readable = posts.filter(({ source }) => isRead(source))
    console.info(`${readable.length} of ${posts.length} posts are read by gray-matter`)
    expect(
      failing((source) => {
        const result = safeParsePost(source)
        return result.success && result.diagnostics.length === 0 && Post.safeParse(result.data).success
      }, readable),
    ).toEqual([])
  })

  test('comes back to the byte from serializePost in at least 99.7 % of those with a preamble', () => {
    const withPreamble = posts.filter(({ source }) => parseDocument(source).layout.preamble)
    const different = failing((source) => serializePost(parsePost(source)) === source, withPreamble)
    const share = 1 - different.length / withPreamble.length
    console.info(
      `${withPreamble.length - different.length} of ${withPreamble.length} come back the same (${(share * 100).toFixed(2)} %)`,
    )
    expect(share).toBeGreaterThanOrEqual(0.997)
  })

  test('comes back to the byte from serializePost with itself as base', () => {
    expect(
      failing((source) => {
        const base = parseDocument(source)
        return serializePost(parsePost(base), { base }) === source
      }),
    ).toEqual([])
  })

  test('is written from its model so that the same model is read', () => {
    expect(failing((source) => isSameValue(parsePost(serializePost(parsePost(source))), parsePost(source)))).toEqual([])
  })

  test('keeps its model when it is formatted, once and for all', () => {
    let canonical = 0
    expect(
      failing((source) => {
        const formatted = formatPost(source)
        if (formatted === source) canonical++
        return formatPost(formatted) === formatted && isSameValue(parsePost(formatted), parsePost(source))
      }),
    ).toEqual([])
    console.info(`${canonical} of ${posts.length} are canonical`)
  })

  test('agrees with gray-matter on every value', () => {
    expect(
      failing((source) => {
        const { frontMatter, extra } = parsePost(source)
        return isSameValue({ ...frontMatter, ...extra }, matter(source, {}).data)
      }),
    ).toEqual([])
  })

  test('is read by the fast path, where that takes it, as by YAML', () => {
    let taken = 0
    const flatten = (entries: readonly YamlEntry[], shift: number) =>
      JSON.stringify(entries, (name, item) => (name === 'start' || name === 'end' ? item + shift : item))
    expect(
      failing((source) => {
        const { start, end } = parseDocument(source).layout.frontMatter!.block
        const entries = readArchiverForm(source, start + 1, end)
        if (!entries) return true
        taken++
        const reading = readYaml(source.slice(start, end))
        return (
          reading.ok && reading.root?.kind === 'mapping' && flatten(entries, 0) === flatten(reading.root.entries, start)
        )
      }),
    ).toEqual([])
    console.info(`the fast path takes ${taken} of ${posts.length}`)
    expect(taken / posts.length).toBeGreaterThan(0.97)
  })
})

describe('an edit of any key of every real post', needing('corpus'), () => {
  const edits = {
    layout: 'page',
    title: 'A "new" title: #1',
    date: new Date(0),
    author: 'yes',
    from: 'https://example.org/',
    tags: ['a', 'b: c'],
    comments: false,
    categories: [],
    extra: 7,
  }

  test.each(Object.entries(edits))('%s touches only the lines of that key', (key, value) => {
    expect(
      failing((source) => {
        const document = parseDocument(source)
        const edited = document.edit({ frontMatter: { [key]: value } })
        const entry = document.frontMatter.entries.find((candidate) => candidate.key.text === key)
        const before = source.split('\n')
        const after = String(edited).split('\n')
        // Every line but the key's own must be there again, in order, to the byte.
        const first = entry
          ? document.locator.point(entry.key.start).line - 1
          : after.findIndex((line) => line.startsWith(`${key}:`))
        const lines = entry ? document.locator.point(entry.value.end).line - 1 - first + 1 : 0
        const kept = [...before.slice(0, first), ...before.slice(first + lines)]
        const keptAfter = [...after.slice(0, first), ...after.slice(first + 1)]
        if (kept.join('\n') !== keptAfter.join('\n')) return false
        const model = parsePost(document)
        const expected =
          key === 'extra'
            ? { ...model, extra: { ...model.extra, extra: value } }
            : { ...model, frontMatter: { ...model.frontMatter, [key]: value } }
        return isSameValue(parsePost(edited), expected)
      }),
    ).toEqual([])
  })
})
