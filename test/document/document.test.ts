import { describe, expect, test } from 'vitest'
import { type Finding, parseDocument } from '../../src/index.js'
import { post } from './sample.js'

describe('a document', () => {
  test('is its source', () => {
    const document = parseDocument(post())
    expect(String(document)).toBe(post())
    expect(`${document}`).toBe(document.source)
    expect(document.toString()).toBe(post())
  })

  test('gives the text of a range', () => {
    const document = parseDocument(post())
    expect(document.slice(document.layout.html)).toBe('<p>One foot, then the other.</p>')
  })

  test('is not changed by an edit', () => {
    const document = parseDocument(post())
    const { layout, frontMatter } = document
    const changed = document.edit({ frontMatter: { title: 'New', comments: undefined }, preamble: { timestamp: null } })
    expect(String(document)).toBe(post())
    expect(document.layout).toBe(layout)
    expect(document.frontMatter).toBe(frontMatter)
    expect(String(changed)).toBe(post({ title: 'title: "New"' }).replace('<!--1599525683000-->', '<!--NaN-->'))
  })

  test('has the entries of its front matter as they are written, in the order of the file', () => {
    const document = parseDocument(post({ extra: 'mood: [ dry, cold ] # today' }))
    const written = document.frontMatter.entries.map(({ key, value }) => [document.slice(key), document.slice(value)])
    expect(written).toEqual([
      ['layout', 'post'],
      ['title', '"A walk"'],
      ['date', '2020-09-08T00:41:23.000Z'],
      ['author', 'Edda'],
      ['from', 'https://example.org/walk/'],
      ['tags', '[ Walks ]'],
      ['categories', '[ Walks ]'],
      ['mood', '[ dry, cold ]'],
    ])
  })

  test('tells line and column of an offset', () => {
    const document = parseDocument(post())
    expect(document.locator.point(post().indexOf('Edda'))).toEqual({ line: 5, column: 9, offset: 72 })
  })
})

describe('its diagnostics', () => {
  test('are sorted by their places, those without one first', () => {
    const nowhere: Finding = { code: 'file/unreadable', values: { reason: 'it is locked' } }
    const late: Finding = { code: 'front-matter/builtin-key', values: { key: 'b' }, start: 9, end: 11 }
    const early: Finding = { code: 'front-matter/builtin-key', values: { key: 'a' }, start: 4 }
    const located = parseDocument('---\na\nbcdef\n').locate([nowhere, late, early, nowhere], 'a.md')
    expect(
      located.map(({ code, position, file }) => [code, position?.start.offset, position?.end.offset, file]),
    ).toEqual([
      ['file/unreadable', undefined, undefined, 'a.md'],
      ['file/unreadable', undefined, undefined, 'a.md'],
      ['front-matter/builtin-key', 4, 4, 'a.md'],
      ['front-matter/builtin-key', 9, 11, 'a.md'],
    ])
  })

  const found = (source: string) =>
    parseDocument(source).diagnostics.map(({ code, position }) => [
      code,
      source.slice(position!.start.offset, position!.end.offset),
    ])

  test('are none for a proper post, whose values are not its business', () => {
    expect(found(post())).toEqual([])
    expect(found(post({ date: 'date: soon', author: undefined, tags: 'tags: {}' }))).toEqual([])
  })

  test('come in the order of the text', () => {
    const source = `\uFEFF${post({ extra: '__proto__: 1\n7: seven\ntoString: x' }, '<!--soon-->\n[A]\n\0')}`
    expect(found(source)).toEqual([
      ['encoding/byte-order-mark', '\uFEFF'],
      ['front-matter/proto-key', '__proto__'],
      ['front-matter/integer-key', '7'],
      ['front-matter/builtin-key', 'toString'],
      ['preamble/invalid-timestamp', '<!--soon-->'],
      ['preamble/invalid-source-link', '[A]'],
      ['preamble/missing-underline', '[A]'],
      ['encoding/nul', '\0'],
    ])
  })

  test.each<[string, string, string, string]>([
    ['empty file', '', 'front-matter/missing', ''],
    ['text only', 'A walk.', 'front-matter/missing', ''],
    ['unclosed front matter', '---\ntitle: A\n', 'front-matter/unclosed', '---'],
    ['language', '---js\n---\n', 'front-matter/fence-language', '---js'],
    ['language behind a space', '--- yaml\n---\n', 'front-matter/fence-language', '--- yaml'],
    ['long opening fence', '----\n---\n', 'front-matter/malformed-fence', '----'],
    ['long closing fence', '---\na: 1\n-----\n', 'front-matter/malformed-fence', '-----'],
    ['text behind the closing fence', '---\na: 1\n--- b\n', 'front-matter/malformed-fence', '--- b'],
    ['lone CRs', '---\ra: 1\r---\r', 'encoding/carriage-return', '\r'],
    ['missing source link', '---\n---\n<!--1-->\n\n', 'preamble/missing-source-link', ''],
    ['space in the URL', '---\n---\n<!--1-->\n[A](b c)\n-\n', 'preamble/invalid-source-link', ' '],
    ['CR in the link text', '---\n---\n<!--1-->\n[A\rB](b)\n-\n', 'preamble/invalid-source-link', '\r'],
  ])('stand where the fault is: %s', (_, source, code, slice) => {
    expect(found(source)).toEqual([[code, slice]])
  })

  test('say what to do', () => {
    const [diagnostic] = parseDocument('---js\nprocess.exit()\n---\n').diagnostics
    expect(diagnostic).toEqual({
      code: 'front-matter/fence-language',
      severity: 'error',
      message: 'The opening fence names a language ("js"); only YAML front matter is read.',
      help: 'Make the first line exactly three hyphens. Code in front matter is never run.',
      position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 6, offset: 5 } },
    })
  })
})
