import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FrontMatterValue, PostError, parseDocument, parsePost, safeParsePost } from '../../src/index.js'
import { text } from '../support/arbitrary-post.js'
import { base } from '../support/arbitrary-source.js'
import { crlf, type Lines, post, scrapedBody } from './sample.js'

const edited = (source: string, frontMatter: Record<string, FrontMatterValue | undefined>) =>
  String(parseDocument(source).edit({ frontMatter }))

const noon = new Date('2021-01-02T12:00:00.500Z')

describe('a changed text keeps the way in which it was written', () => {
  test.each<[string, string, string, string]>([
    ['plain', 'author: Edda', 'Ben', 'author: Ben'],
    ['plain, to one that YAML would take for a number', 'author: Edda', '1984', 'author: 1984'],
    ['plain, to one that YAML would take for a truth', 'author: Edda', 'yes', 'author: yes'],
    ['plain, to one that YAML would take for null', 'author: Edda', '~a', 'author: ~a'],
    ['plain, to one that needs quotes', 'author: Edda', 'Ben: a life', 'author: "Ben: a life"'],
    ['plain, to nothing', 'author: Edda', '', 'author: ""'],
    ['plain, to white space', 'author: Edda', '  ', 'author: "  "'],
    ['plain, to two lines', 'author: Edda', 'Ben\nEdda', 'author: "Ben\\nEdda"'],
    ['plain with trailing spaces', 'author: Edda   ', 'Ben', 'author: Ben   '],
    ['plain with spaces before it', 'author:    Edda', 'Ben', 'author:    Ben'],
    ['plain over two lines', 'author: Edda\n  and Ben', 'Ben', 'author: Ben'],
    ['plain on the line below', 'author:\n  Edda', 'Ben', 'author:\n  Ben'],
    ['plain below a comment', 'author: # who\n  Edda', 'Ben', 'author: # who\n  Ben'],
    ['double quotes', 'author: "Edda"', 'Ben', 'author: "Ben"'],
    ['double quotes, with quotes in the new text', 'author: "Edda"', 'B "Z" \\', 'author: "B \\"Z\\" \\\\"'],
    ['double quotes on the line below', 'author:\n  "Edda"', 'Ben', 'author:\n  "Ben"'],
    ['single quotes', "author: 'Edda'", 'Ben', "author: 'Ben'"],
    ['single quotes, with an apostrophe', "author: 'Edda'", "Ben's", "author: 'Ben''s'"],
    ['single quotes, to two lines', "author: 'Edda'", 'Ben\nEdda', 'author: "Ben\\nEdda"'],
    ['a literal block', 'author: |-\n  Edda\n  and Ben', 'Ben', 'author: Ben'],
    ['a folded block', 'author: >-\n  Edda\n  and Ben', 'Ben', 'author: Ben'],
    ['a folded block with line break', 'author: >\n  Edda', 'Ben', 'author: Ben'],
    ['nothing', 'author:', 'Ben', 'author: Ben'],
    ['nothing but spaces', 'author:  ', 'Ben', 'author: Ben  '],
    ['nothing but a comment', 'author: # who', 'Ben', 'author: Ben # who'],
    ['a comment behind it', 'author: Edda # who', 'Ben', 'author: Ben # who'],
    ['quotes and a comment behind them', 'author: "Edda"  # who', 'Ben', 'author: "Ben"  # who'],
    ['a quoted key', '"author": Edda', 'Ben', '"author": Ben'],
    ['a space before the colon', 'author : Edda', 'Ben', 'author : Ben'],
    ['an explicit key', '? author\n: Edda', 'Ben', '? author\n: Ben'],
    ['a tag', 'author: !!str Edda', 'Ben', 'author: Ben'],
    ['a tag and a comment', 'author: !!str 1984 # who', 'Ben', 'author: Ben # who'],
    ['an unusual space at its end', '# who\nauthor: Edda\u00a0', 'Ben', '# who\nauthor: Ben'],
    ['an unusual space and a comment', 'author: Edda\u3000 # who', 'Ben', 'author: Ben # who'],
    ['a comment line above', '# who\nauthor: Edda', 'Ben', '# who\nauthor: Ben'],
    ['a comment line below', 'author: Edda\n# more', 'Ben', 'author: Ben\n# more'],
  ])('%s', (_, before, value, after) => {
    expect(edited(post({ author: before }), { author: value })).toBe(post({ author: after }))
  })

  test.each<[string, string, string, string]>([
    ['title in double quotes', 'title: "A walk"', 'A "run"', 'title: "A \\"run\\""'],
    ['title without quotes', 'title: A walk', 'A run', 'title: A run'],
    ['title without quotes that needs them now', 'title: A walk', 'A walk: again', 'title: "A walk: again"'],
    ['title in a block', 'title: >-\n  A\n  walk', 'A run', 'title: "A run"'],
    ['title that is missing its value', 'title:', 'A run', 'title: "A run"'],
    ['title with an emoji', 'title: "A walk"', '🥾 漢字 مشي', 'title: "🥾 漢字 مشي"'],
  ])('%s', (_, before, value, after) => {
    expect(edited(post({ title: before }), { title: value })).toBe(post({ title: after }))
  })
})

describe('a changed date', () => {
  test.each<[string, string, string]>([
    ['is written in UTC with milliseconds', 'date: 2020-09-08', 'date: 2021-01-02T12:00:00.500Z'],
    ['replaces one with an offset', 'date: 2020-09-08 08:41:23 +0800', 'date: 2021-01-02T12:00:00.500Z'],
    ['keeps the comment behind it', 'date: 2020-09-08 # or so', 'date: 2021-01-02T12:00:00.500Z # or so'],
    ['keeps double quotes', 'date: "2020-09-08"', 'date: "2021-01-02T12:00:00.500Z"'],
    ['keeps single quotes', "date: '2020-09-08'", "date: '2021-01-02T12:00:00.500Z'"],
    ['fills in a missing one', 'date:', 'date: 2021-01-02T12:00:00.500Z'],
    ['replaces one that does not exist', 'date: 2020-02-30', 'date: 2021-01-02T12:00:00.500Z'],
  ])('%s', (_, before, after) => {
    expect(edited(post({ date: before }), { date: noon })).toBe(post({ date: after }))
  })

  test('keeps its offset where it is given as text', () => {
    const written = '2021-01-02 20:00:00 +0800'
    expect(edited(post(), { date: written })).toBe(post({ date: `date: ${written}` }))
  })

  test.each([
    'date: 2021-01-02T12:00:00.500Z',
    'date: 2021-01-02 20:00:00.5 +0800',
    'date: "2021-01-02t12:00:00.5009z"',
    'date: |-\n  2021-01-02T12:00:00.500+00:00',
  ])('stays as it is written when it says the same instant: %s', (line) => {
    expect(edited(post({ date: line }), { date: noon })).toBe(post({ date: line }))
  })
})

describe('a changed list', () => {
  test.each<[string, string, string[], string]>([
    ['of one item', 'tags: [ Walks ]', ['Runs'], 'tags: [ Runs ]'],
    ['with an item more', 'tags: [ Walks ]', ['Walks', 'Runs'], 'tags: [ Walks, Runs ]'],
    ['with an item less', 'tags: [ Walks, Runs ]', ['Runs'], 'tags: [ Runs ]'],
    ['that becomes empty', 'tags: [ Walks ]', [], 'tags: []'],
    ['that was empty', 'tags: []', ['Walks'], 'tags: [ Walks ]'],
    ['with an item that needs quotes', 'tags: [ Walks ]', ['a, b'], 'tags: [ "a, b" ]'],
    ['with look-alikes', 'tags: [ Walks ]', ['yes', '0123', 'null'], 'tags: [ yes, 0123, null ]'],
    ['without spaces inside', 'tags: [Walks,Hills]', ['Walks', 'Rain'], 'tags: [Walks,Rain]'],
    ['with two spaces', 'tags: [  Walks ]', ['Runs'], 'tags: [  Runs ]'],
    ['in quotes of both kinds', `tags: [ 'Walks', "Hills" ]`, ['A', 'B'], `tags: [ 'A', "B" ]`],
    ['of which one item stays', `tags: [ 'Walks', Hills ]`, ['Walks', 'Rain'], `tags: [ 'Walks', Rain ]`],
    ['over lines, with comments', 'tags: [ Walks, # dry\n  Hills ]', ['Walks', 'Sea'], 'tags: [ Walks, # dry\n  Sea ]'],
    ['with a trailing comma', 'tags: [ Walks, ]', ['Runs'], 'tags: [ Runs, ]'],
    ['with a comment behind it', 'tags: [ Walks ] # one', ['Runs', 'Sea'], 'tags: [ Runs, Sea ] # one'],
    ['as a block', 'tags:\n  - Walks\n  - Hills', ['Walks', 'Sea'], 'tags:\n  - Walks\n  - Sea'],
    ['as a block without indentation', 'tags:\n- Walks', ['Sea'], 'tags:\n- Sea'],
    ['as a block, with an item more', 'tags:\n  - Walks', ['Walks', 'Sea'], 'tags:\n  - Walks\n  - Sea'],
    ['as a block, with an item less', 'tags:\n- Walks\n- Hills', ['Hills'], 'tags:\n- Hills'],
    ['as a block that becomes empty', 'tags:\n  - Walks\n  - Hills', [], 'tags: []'],
    ['as a block under a comment that becomes empty', 'tags: # here\n  - Walks', [], 'tags: [] # here'],
    [
      'as a block with comments',
      'tags:\n  - Walks # dry\n  - Hills',
      ['Sea', 'Hills'],
      'tags:\n  - Sea # dry\n  - Hills',
    ],
    ['as a block of quoted items', `tags:\n  - 'Walks'\n  - "Hills"`, ['A', 'B'], `tags:\n  - 'A'\n  - "B"`],
    [
      'as a block whose quoted item stays beside a new one',
      `tags:\n  - 'Walks'`,
      ['Walks', 'Sea'],
      `tags:\n  - 'Walks'\n  - Sea`,
    ],
    [
      'as a block whose comment stays beside its item',
      'tags:\n  - Walks # dry\n  - Hills # steep',
      ['Walks', 'Hills', 'Sea'],
      'tags:\n  - Walks # dry\n  - Hills # steep\n  - Sea',
    ],
    [
      'as a block from which an item goes with its comment',
      'tags:\n  - Walks # dry\n  - Hills # steep\n  - Sea',
      ['Walks', 'Sea'],
      'tags:\n  - Walks # dry\n  - Sea',
    ],
    ['with an item more before the others', 'tags: [ Walks ]', ['Runs', 'Sea', 'Walks'], 'tags: [ Runs, Sea, Walks ]'],
    [
      'as a block whose items do not stand beside their hyphens',
      'tags:\n  - # dry\n    Walks',
      ['Walks', 'Sea'],
      'tags: [ Walks, Sea ]',
    ],
    ['that has no value', 'tags:', ['Walks'], 'tags: [ Walks ]'],
    ['that was a text', 'tags: Walks', ['Walks'], 'tags: [ Walks ]'],
  ])('%s', (_, before, value, after) => {
    expect(edited(post({ tags: before }), { tags: value })).toBe(post({ tags: after }))
  })

  test('of categories is changed alike', () => {
    const source = post({ categories: 'categories: [ Walks ] # all' })
    expect(edited(source, { categories: ['Paths'] })).toBe(post({ categories: 'categories: [ Paths ] # all' }))
  })
})

describe('the other known keys', () => {
  test.each<[string, Lines, Record<string, FrontMatterValue>, Lines]>([
    ['layout', {}, { layout: 'page' }, { layout: 'layout: page' }],
    ['from', {}, { from: 'https://example.org/a b' }, { from: 'from: https://example.org/a b' }],
    ['from in quotes', { from: 'from: "https://x.example"' }, { from: 'a:b' }, { from: 'from: "a:b"' }],
    ['comments', { comments: 'comments: True' }, { comments: false }, { comments: 'comments: False' }],
    [
      'comments in lower case',
      { comments: 'comments: true # yes' },
      { comments: false },
      { comments: 'comments: False # yes' },
    ],
    [
      'comments that stay in their spelling',
      { comments: 'comments: TRUE' },
      { comments: true },
      { comments: 'comments: TRUE' },
    ],
    ['comments that are added', {}, { comments: true }, { comments: 'comments: True' }],
  ])('%s', (_, before, change, after) => {
    expect(edited(post(before), change)).toBe(post(after))
  })
})

describe('a key that the archiver does not know', () => {
  test.each<[string, string, FrontMatterValue, string]>([
    ['text in double quotes', 'mood: "dry"', 'wet', 'mood: "wet"'],
    ['text in single quotes', "mood: 'dry'", "it's wet", "mood: 'it''s wet'"],
    ['plain text', 'mood: dry', 'wet', 'mood: wet'],
    ['plain text that YAML would take for a number', 'mood: dry', '0123', 'mood: "0123"'],
    ['plain text that YAML would take for a date', 'mood: dry', '2020-09-08', 'mood: "2020-09-08"'],
    ['a number', 'mood: 1.50 # of 2', 2, 'mood: 2 # of 2'],
    ['a number that becomes text', 'mood: 1.50', 'dry', 'mood: dry'],
    ['a number that becomes a text like a number', 'mood: 1.50', '7', 'mood: "7"'],
    ['a text that becomes a number', 'mood: "7"', 7, 'mood: 7'],
    ['a text that becomes null', 'mood: dry', null, 'mood: null'],
    ['null that becomes a text', 'mood:', 'dry', 'mood: "dry"'],
    ['minus zero', 'mood: 0', -0, 'mood: -0.0'],
    ['a truth', 'mood: dry', true, 'mood: true'],
    ['a date', 'mood: dry', noon, 'mood: 2021-01-02T12:00:00.500Z'],
    ['a list', 'mood: [1, 2]', [1, 'two', null], 'mood: [1, two, null]'],
    ['a list of dates', 'mood: dry', [noon], 'mood: [ 2021-01-02T12:00:00.500Z ]'],
    ['a mapping', 'mood: { sky: grey }', { sky: 'blue' }, 'mood: { "sky": "blue" }'],
    ['a mapping with undefined in it', 'mood: dry', { sky: undefined, sea: 1 }, 'mood: { "sea": 1 }'],
    ['a mapping with a date in it', 'mood: dry', { at: noon }, 'mood: { "at": 2021-01-02T12:00:00.500Z }'],
    ['an empty mapping', 'mood: dry', {}, 'mood: {}'],
    ['a block mapping', 'mood:\n  sky: grey # today\n  sea: rough', { sky: 'blue' }, 'mood: { "sky": "blue" }'],
    ['a literal block', 'mood: |\n  dry\n  and cold', 'wet', 'mood: "wet"'],
  ])('%s', (_, before, value, after) => {
    expect(edited(post({ extra: before }), { mood: value })).toBe(post({ extra: after }))
  })

  test.each<[string, string, FrontMatterValue, string]>([
    ['a text', 'translator', 'Ada', 'translator: "Ada"'],
    ['a text under a key that needs quotes', 'two words', 'Ada', '"two words": "Ada"'],
    ['a text under a key that YAML would take for a truth', 'true', 'Ada', '"true": "Ada"'],
    ['a text under an empty key', '', 'Ada', '"": "Ada"'],
    ['a number', 'weight', 7, 'weight: 7'],
    ['null', 'weight', null, 'weight: null'],
    ['a date', 'updated', noon, 'updated: 2021-01-02T12:00:00.500Z'],
    ['a nested value', 'data', { a: [{ b: 'c' }] }, 'data: { "a": [ { "b": "c" } ] }'],
    ['a key that every object has', 'constructor', 'Ada', 'constructor: "Ada"'],
  ])('%s is added behind all others', (_, key, value, line) => {
    expect(edited(post(), { [key]: value })).toBe(post({ extra: line }))
  })

  test('several are added in the order given, behind those that are there', () => {
    const result = edited(post({ extra: 'mood: dry' }), { zebra: 1, ant: 2 })
    expect(result).toBe(post({ extra: 'mood: dry\nzebra: 1\nant: 2' }))
  })

  test('one is added behind a block that ends with empty lines', () => {
    const block = 'notes: |\n  dry\n  and cold'
    expect(edited(post({ extra: `${block}\n` }), { mood: 1 })).toBe(post({ extra: `${block}\nmood: 1\n` }))
  })

  test('one is added before the comment that ends the front matter or behind it, and the comment stays', () => {
    const result = edited(post({ extra: '# the end' }), { mood: 1 })
    expect(result.replace('mood: 1\n', '')).toBe(post({ extra: '# the end' }))
    expect(parsePost(result).extra).toEqual({ mood: 1 })
  })
})

describe('a known key that is missing', () => {
  test.each<[keyof Lines, FrontMatterValue, string]>([
    ['layout', 'post', 'layout: post'],
    ['title', 'A walk', 'title: "A walk"'],
    ['date', noon, 'date: 2021-01-02T12:00:00.500Z'],
    ['author', 'Edda', 'author: Edda'],
    ['from', 'https://example.org/walk/', 'from: https://example.org/walk/'],
    ['tags', ['a', 'b'], 'tags: [ a, b ]'],
    ['comments', true, 'comments: True'],
    ['categories', [], 'categories: []'],
  ])('%s is added at its place', (key, value, line) => {
    const result = edited(post({ [key]: undefined, extra: 'mood: dry' }), { [key]: value })
    expect(result).toBe(post({ [key]: line, extra: 'mood: dry' }))
  })

  test('is added with the indentation of the others', () => {
    const indented = (source: string) => source.replace(/^(?=[a-z]+: )/gm, '  ')
    const result = edited(indented(post({ author: undefined })), { author: 'Edda' })
    expect(result).toBe(indented(post()))
  })

  test('is added with CR LF where the file has it', () => {
    expect(edited(crlf(post()), { comments: true })).toBe(crlf(post({ comments: 'comments: True' })))
  })

  test('is added to front matter that has no key at all', () => {
    expect(edited('---\n---\n\nbody', { title: 'A walk' })).toBe('---\ntitle: "A walk"\n---\n\nbody')
    expect(edited('---  \r\n---\r\n\r\nbody', { title: 'A' })).toBe('---  \r\ntitle: "A"\r\n---\r\n\r\nbody')
  })

  test('is added to front matter that has only a comment', () => {
    const result = edited('---\n# to do\n---\n', { title: 'A walk' })
    expect(result.replace('title: "A walk"\n', '')).toBe('---\n# to do\n---\n')
  })
})

describe('a key that is removed', () => {
  test.each<[string, Lines, string, Lines]>([
    ['goes with its line', { comments: 'comments: True' }, 'comments', {}],
    ['goes with the comment behind it', { comments: 'comments: True # yes' }, 'comments', {}],
    ['leaves the comment above it', { author: '# who\nauthor: Edda' }, 'author', { author: '# who' }],
    ['goes with all lines of a block list', { tags: 'tags:\n  - a\n  - b # c' }, 'tags', { tags: undefined }],
    ['goes with all lines of a flow list', { tags: 'tags: [ a, # c\n  b ]' }, 'tags', { tags: undefined }],
    ['goes with all lines of a block scalar', { title: 'title: >\n  A\n\n  walk' }, 'title', { title: undefined }],
    ['goes with the line below its key', { author: 'author: # who\n  Edda' }, 'author', { author: undefined }],
    ['goes with a block mapping', { extra: 'mood:\n  sky:\n    east: red' }, 'mood', {}],
    ['goes where it had no value', { extra: 'mood:' }, 'mood', {}],
    ['goes with its question mark', { author: '? author\n: Edda' }, 'author', { author: undefined }],
    ['may be the first', {}, 'layout', { layout: undefined }],
    ['may be the last', {}, 'categories', { categories: undefined }],
    ['may be unknown', { extra: 'mood: dry\nsea: rough' }, 'mood', { extra: 'sea: rough' }],
    ['may be absent', {}, 'mood', {}],
    ['may be a name that every object has', { extra: 'toString: dry' }, 'toString', {}],
  ])('%s', (_, before, key, after) => {
    expect(edited(post(before), { [key]: undefined })).toBe(post(after))
  })

  test('may be the only one', () => {
    expect(edited('---\ntitle: A\n---\nbody', { title: undefined })).toBe('---\n---\nbody')
  })

  test('goes with its CR LF', () => {
    expect(edited(crlf(post({ comments: 'comments: True' })), { comments: undefined })).toBe(crlf(post()))
  })
})

test('several keys are added, changed and removed at once', () => {
  const source = post({ comments: 'comments: True', tags: 'tags:\n  - a # b', extra: 'mood: dry\nsea: rough' })
  const result = edited(source, { comments: undefined, title: 'A run', tags: ['c'], sea: undefined, sky: 'blue' })
  expect(result).toBe(post({ title: 'title: "A run"', tags: 'tags:\n  - c # b', extra: 'mood: dry\nsky: "blue"' }))
})

describe('CR LF', () => {
  test.each<[string, Lines, Record<string, FrontMatterValue>, Lines]>([
    ['behind a plain text', {}, { author: 'Ben' }, { author: 'author: Ben' }],
    ['behind an empty value', { author: 'author:' }, { author: 'Ben' }, { author: 'author: Ben' }],
    ['between the items of a block list', { tags: 'tags:\n- a' }, { tags: ['a', 'b'] }, { tags: 'tags:\n- a\n- b' }],
    ['behind a block list that becomes empty', { tags: 'tags:\n- a\n- b' }, { tags: [] }, { tags: 'tags: []' }],
    ['inside of a block scalar', { title: 'title: |-\n  A\n  walk' }, { title: 'B' }, { title: 'title: "B"' }],
  ])('stays %s', (_, before, change, after) => {
    expect(edited(crlf(post(before)), change)).toBe(crlf(post(after)))
  })
})

describe('front matter as a flow mapping', () => {
  const flow = (author: string, more = '') =>
    `---\n{ layout: post, title: 'A walk', # note\n  date: 2020-09-08, author: ${author}, from: 'https://example.org/',\n  tags: [ a ], categories: [ a ]${more} }\n---\n${scrapedBody}`

  test('says what was asked for after an edit, and keeps the other values', () => {
    const before = parsePost(flow('Edda', ', mood: 1.50'))
    const result = parsePost(edited(flow('Edda', ', mood: 1.50'), { author: 'Ben', sea: 'rough' }))
    expect(result).toEqual({
      ...before,
      frontMatter: { ...before.frontMatter, author: 'Ben' },
      extra: { mood: 1.5, sea: 'rough' },
    })
  })

  test('keeps its comments and every other byte when a value is changed', () => {
    expect(edited(flow('Edda'), { author: 'Ben' })).toBe(flow('Ben'))
  })

  test('loses a key that is removed', () => {
    expect(parsePost(edited(flow('Edda', ', mood: dry'), { mood: undefined })).extra).toEqual({})
  })
})

describe('an edit that changes nothing', () => {
  const same = {
    layout: 'post',
    title: 'A walk',
    date: new Date('2020-09-08T00:41:23.000Z'),
    author: 'Edda',
    from: 'https://example.org/walk/',
    tags: ['Walks'],
    categories: ['Walks'],
    missing: undefined,
  }

  test.each<[string, string]>([
    ['the archiver’s form', post()],
    ['CR LF', crlf(post())],
    ['a byte order mark', `\uFEFF${post()}`],
    ['other quoting', post({ title: "title: 'A walk'", author: 'author: "Edda"', tags: 'tags:\n- Walks' })],
    ['block scalars', post({ title: 'title: >-\n  A\n  walk', author: 'author: |-\n  Edda' })],
    ['tags of YAML', post({ author: 'author: !!str Edda', tags: 'tags: !!seq [ !!str Walks ]' })],
    ['another order', post({ layout: undefined, extra: 'layout: post' })],
    ['a flow mapping', `---\n${JSON.stringify({ ...same, missing: 1 })}\n---\n`.replace(/,"missing":1/, '')],
  ])('keeps the source: %s', (_, source) => {
    expect(edited(source, same)).toBe(source)
    expect(String(parseDocument(source).edit({}))).toBe(source)
    expect(String(parseDocument(source).edit({ frontMatter: {} }))).toBe(source)
  })
})

describe('an edit that cannot be made', () => {
  const caught = (source: string, frontMatter: Record<string, FrontMatterValue | undefined>) => {
    const document = parseDocument(source)
    try {
      document.edit({ frontMatter })
    } catch (error) {
      expect(error).toBeInstanceOf(PostError)
      expect(String(document)).toBe(source)
      expect((error as PostError).diagnostics).toHaveLength(1)
      return (error as PostError).diagnostics[0]!
    }
    throw new Error('nothing was thrown')
  }

  test.each<[string, string]>([
    ['there is no front matter', 'A walk.'],
    ['the file is empty', ''],
    ['the front matter is not closed', '---\ntitle: A\n'],
    ['a fence names a language', '---js\ntitle: A\n---\n'],
    ['the YAML cannot be read', post({ author: 'author: "Edda' })],
    ['a key stands twice', post({ extra: 'author: Ben' })],
    ['an alias is used', post({ author: 'author: &a Edda' })],
    ['the front matter is a list', '---\n- title\n---\n'],
    ['a key is __proto__', post({ extra: '__proto__: 1' })],
    ['a value is nested too deep', post({ extra: `mood: ${'['.repeat(65)}${']'.repeat(65)}` })],
  ])('is impossible where %s', (_, source) => {
    const { code, severity, help } = caught(source, { title: 'B' })
    expect({ code, severity }).toEqual({ code: 'edit/impossible', severity: 'error' })
    expect(help).toContain('nothing was changed')
  })

  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  const nested = (depth: number): FrontMatterValue => (depth === 0 ? 1 : [nested(depth - 1)])

  test.each<[string, string, unknown, RegExp]>([
    ['NaN', 'mood', Number.NaN, /NaN/],
    ['Infinity in a list', 'mood', [1, Number.POSITIVE_INFINITY], /Infinity/],
    ['an invalid Date', 'date', new Date(Number.NaN), /invalid Date/],
    ['a date after the year 9999', 'date', new Date(253_402_300_800_000), /9999/],
    ['a date before the year 0000', 'mood', new Date(-62_167_219_200_001), /0000/],
    ['half of a surrogate pair', 'title', 'a\ud800b', /surrogate/],
    ['half of a surrogate pair in a list', 'tags', ['\udc00'], /surrogate/],
    ['half of a surrogate pair in a nested key', 'mood', { '\ud800': 1 }, /surrogate/],
    ['a half surrogate as key', '\ud800', 1, /surrogate/],
    ['the key __proto__', '__proto__', 'x', /__proto__/],
    ['the key __proto__ inside of a value', 'mood', JSON.parse('{ "__proto__": 1 }'), /__proto__/],
    ['an integer as key', '7', 'x', /integer/],
    ['a function', 'mood', () => 1, /function/],
    ['a symbol', 'mood', Symbol('a'), /symbol/],
    ['a bigint', 'mood', 1n, /bigint/],
    ['a Map', 'mood', new Map([['a', 1]]), /not JSON/],
    ['undefined in a list', 'mood', [1, undefined], /undefined/],
    ['a hole in a list', 'mood', Array.from({ length: 2 }).concat(1), /undefined/],
    ['a cyclic value', 'mood', cyclic, /levels deep/],
    ['65 lists in each other', 'mood', nested(65), /levels deep/],
    ['a number where the key holds text', 'author', 1984, /not text/],
    ['null where the key holds text', 'author', null, /null/],
    ['a text that is no date', 'date', 'soon', /YYYY-MM-DD/],
    ['a day that does not exist', 'date', '2021-02-30', /no day 30/],
    ['a number where the key holds a date', 'date', 1984, /not a date/],
    ['a text where the key holds a list', 'tags', 'Walks', /not a list/],
    ['a number in a list of texts', 'tags', ['Walks', 7], /not text/],
  ])('is refused for %s', (_, key, value, reason) => {
    const edit = Object.fromEntries([[key, value]]) as Record<string, FrontMatterValue>
    const { code, message } = caught(post(), edit)
    expect(code).toBe('edit/invalid-value')
    expect(message).toContain(`"${key}"`)
    expect(message).toMatch(reason)
  })

  test('is made for 64 lists in each other, which is the limit', () => {
    expect(parsePost(edited(post(), { mood: nested(64) })).extra.mood).toEqual(nested(64))
  })

  test('never leaves a part of itself behind: a good key beside a bad one is not written', () => {
    const document = parseDocument(post())
    expect(() => document.edit({ frontMatter: { title: 'B', mood: Number.NaN } })).toThrow(PostError)
    expect(String(document)).toBe(post())
  })
})

describe('edits of any post', () => {
  const runs = { numRuns: 500 }
  const endOfLine = (source: string, offset: number) => {
    const feed = source.indexOf('\n', offset)
    return feed === -1 ? source.length : feed + 1
  }
  const keyOf = fc.tuple(base, fc.nat()).map(([source, index]) => {
    const { entries } = parseDocument(source).frontMatter
    return { source, entry: entries[index % entries.length]! }
  })

  test('a changed key keeps every byte before and behind its lines', () => {
    fc.assert(
      fc.property(keyOf, text, ({ source, entry: { key, value } }, wanted) => {
        const isList = key.text === 'tags' || key.text === 'categories'
        const change = key.text === 'date' ? noon : isList ? [wanted] : wanted
        const result = edited(source, { [key.text]: change })
        expect(result.startsWith(source.slice(0, key.end))).toBe(true)
        expect(result.endsWith(source.slice(endOfLine(source, Math.max(key.end, value.end))))).toBe(true)
      }),
      runs,
    )
  })

  test('a removed key keeps every byte before and behind its lines', () => {
    fc.assert(
      fc.property(keyOf, ({ source, entry: { key, value } }) => {
        const result = edited(source, { [key.text]: undefined })
        const lineStart = source.lastIndexOf('\n', key.start) + 1
        const before = source.slice(0, lineStart)
        const behind = source.slice(endOfLine(source, Math.max(key.end, value.end)))
        // A comment that would become text of the block scalar above it loses its indentation.
        if (result !== before + behind) expect(result).toBe(before + behind.replace(/^ {2}(?=# note 2)/, ''))
      }),
      runs,
    )
  })

  test('an added key is one more line, and all others stay', () => {
    fc.assert(
      fc.property(base, text, (source, value) => {
        const result = edited(source, { 'a new key': value })
        const line = /(?<=\n) *"a new key": [^\n]*\n/.exec(result)!
        expect(result.slice(0, line.index) + result.slice(line.index + line[0].length)).toBe(source)
        const read = safeParsePost(result)
        expect(read.success && read.data.extra['a new key']).toBe(value)
      }),
      runs,
    )
  })

  test('a key that is added and removed again leaves the source as it was', () => {
    fc.assert(
      fc.property(base, (source) => {
        expect(edited(edited(source, { 'a new key': 1 }), { 'a new key': undefined })).toBe(source)
      }),
      runs,
    )
  })
})
