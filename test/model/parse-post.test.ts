import { describe, expect, test } from 'vitest'
import { type JsonValue, PostError, parseDocument, parsePost, safeParsePost, toVFileMessage } from '../../src/index.js'
import { crlf, type Lines, model, post, scrapedBody } from '../document/sample.js'

const frontMatterOf = (lines: Lines) => parsePost(post(lines)).frontMatter

describe('parsePost', () => {
  test('gives the model of a feed post', () => {
    expect(parsePost(post())).toStrictEqual(model)
  })

  test('gives the model of a scraped post, which has no preamble', () => {
    const { preamble, ...rest } = model
    expect(parsePost(post({}, scrapedBody))).toStrictEqual({ ...rest, html: scrapedBody.slice(1) })
  })

  test('reads a document as it reads its source', () => {
    expect(parsePost(parseDocument(post()))).toStrictEqual(model)
  })

  test('gives the same model for CR LF and a byte order mark', () => {
    expect(parsePost(`\uFEFF${crlf(post())}`)).toStrictEqual(model)
  })

  test('gives comments where they are written', () => {
    expect(frontMatterOf({ comments: 'comments: True' }).comments).toBe(true)
    expect(frontMatterOf({ comments: 'comments: FALSE' }).comments).toBe(false)
    expect(frontMatterOf({})).not.toHaveProperty('comments')
  })

  test('reads an empty body and an unknown timestamp', () => {
    const { preamble, html } = parsePost(post({}, '<!--NaN-->\n[](x)\n------\n\n<div>\n\n</div>\n'))
    expect({ preamble, html }).toEqual({ preamble: { timestamp: null, sourceLink: { text: '', url: 'x' } }, html: '' })
  })
})

describe('text keys are the text as it is written', () => {
  test.each([
    '1984',
    '2020-09-04',
    '2020-09-04T00:00:00Z',
    '0123',
    '0x1F',
    '1:30',
    '1e3',
    '.inf',
    '.nan',
    '-0',
    '1_000',
    'yes',
    'no',
    'on',
    'true',
    'False',
    'null',
    '~',
    'NULL',
    '=',
    'a:b',
    'C#',
    "it's",
    'a "b"',
    'a, [b]',
    '漢字：',
    '😀',
  ])('author: %s', (text) => {
    const { author, layout, from } = frontMatterOf({ author: `author: ${text}` })
    expect({ author, layout, from }).toEqual({ author: text, layout: 'post', from: 'https://example.org/walk/' })
    expect(frontMatterOf({ layout: `layout: ${text}` }).layout).toBe(text)
    expect(frontMatterOf({ title: `title: ${text}` }).title).toBe(text)
  })

  test.each<[string, string[]]>([
    ['[ yes, 0123 ]', ['yes', '0123']],
    ['[ 2020-09-04, null, ~, 1.50 ]', ['2020-09-04', 'null', '~', '1.50']],
    ['[ "1", \'2\', 3 ]', ['1', '2', '3']],
    ['[]', []],
    ['[  X ]', ['X']],
    ['\n  - yes\n  -\n  - a: b'.replace('a: b', '"a: b"'), ['yes', '', 'a: b']],
    ['\n- 1984', ['1984']],
    ['!!seq [ !!str 1 ]', ['1']],
  ])('tags: %s', (written, tags) => {
    expect(frontMatterOf({ tags: `tags: ${written}` }).tags).toEqual(tags)
    expect(frontMatterOf({ categories: `categories: ${written}` }).categories).toEqual(tags)
  })

  test.each<[string, string, string]>([
    ['nothing', 'author:', ''],
    ['a comment only', 'author: # who', ''],
    ['empty quotes', 'author: ""', ''],
    ['trailing spaces', 'author: Edda  ', 'Edda'],
    ['a comment behind it', 'author: Edda # who', 'Edda'],
    ['folded lines', 'author: Edda\n  and Ben', 'Edda and Ben'],
    ['a line break inside of quotes', 'author: "Edda\n  and Ben"', 'Edda and Ben'],
    ['escapes', 'author: "\\u0045dda\\n\\x21"', 'Edda\n!'],
    ['an escaped pair of surrogates', 'author: "\\uD83D\\uDE00"', '😀'],
    ['a literal block', 'author: |\n  Edda\n  Ben', 'Edda\nBen\n'],
    ['a folded block', 'author: >-\n  Edda\n  Ben', 'Edda Ben'],
    ['a doubled apostrophe', "author: 'Edda''s'", "Edda's"],
    ['a tag for text', 'author: !!str 1984', '1984'],
  ])('%s', (_, line, author) => {
    expect(frontMatterOf({ author: line }).author).toBe(author)
  })
})

describe('extra keys', () => {
  test.each<[string, string, JsonValue]>([
    ['a text', 'mood: dry', 'dry'],
    ['a number', 'mood: 1.50', 1.5],
    ['an octal number', 'mood: 0123', 83],
    ['a sexagesimal number', 'mood: 1:30', 90],
    ['what is a text in YAML 1.1 as js-yaml reads it', 'mood: yes', 'yes'],
    ['a quoted number', 'mood: "1984"', '1984'],
    ['a truth', 'mood: true', true],
    ['null', 'mood: ~', null],
    ['nothing', 'mood:', null],
    ['a date, as text', 'mood: 2020-09-04', '2020-09-04'],
    ['a date with time, as text', 'mood: 2020-09-04 08:00:00 +0800', '2020-09-04 08:00:00 +0800'],
    ['infinity, as text', 'mood: .inf', '.inf'],
    ['minus infinity, as text', 'mood: -.INF', '-.INF'],
    ['not a number, as text', 'mood: .NaN', '.NaN'],
    ['a date in a list', 'mood: [2020-09-04, .inf, 7]', ['2020-09-04', '.inf', 7]],
    ['a mapping', 'mood: { sky: grey, sea: [ 1, { a: null } ] }', { sky: 'grey', sea: [1, { a: null }] }],
    ['a block', 'mood:\n  sky: grey\n  7: seven', { sky: 'grey', 7: 'seven' }],
    ['tags of YAML', 'mood: [ !!str 1, !!int "2", !!float 3, !!bool "true", !!null ~ ]', ['1', 2, 3, true, null]],
    ['a name that every object has', 'constructor: 1', 1],
  ])('%s is what YAML reads', (_, line, value) => {
    const key = line.slice(0, line.indexOf(':'))
    const { extra } = parsePost(post({ extra: line }))
    expect(Object.entries(extra)).toEqual([[key, value]])
  })

  test('keep the order of the file, wherever they stand in it', () => {
    const source = post({
      layout: 'zebra: 1\nlayout: post',
      author: 'author: Edda\nmiddle: 2',
      extra: 'ant: 3\nMood: 4',
    })
    expect(Object.entries(parsePost(source).extra)).toEqual([
      ['zebra', 1],
      ['middle', 2],
      ['ant', 3],
      ['Mood', 4],
    ])
  })

  test('do not change what objects are', () => {
    const { extra } = parsePost(post({ extra: 'toString: 1\nconstructor: { prototype: { hacked: true } }' }))
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype)
    expect(Object.keys(extra)).toEqual(['toString', 'constructor'])
    expect({}).not.toHaveProperty('hacked')
  })

  test.each([
    '__proto__: { hacked: true }',
    '"__proto__": 1',
    'mood: { __proto__: { hacked: true } }',
    'mood: [ __proto__: 1 ]',
  ])('named __proto__ are refused: %s', (line) => {
    const { success, diagnostics } = safeParsePost(post({ extra: line }))
    expect({ success, codes: diagnostics.map(({ code }) => code) }).toEqual({
      success: false,
      codes: ['front-matter/proto-key'],
    })
    expect({}).not.toHaveProperty('hacked')
  })

  test.each(['0', '7', '4294967294', '"12"'])('named with the integer %s are refused', (key) => {
    const { diagnostics } = safeParsePost(post({ extra: `${key}: x` }))
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter/integer-key'])
  })

  test.each(['-1', '007', '4294967295', '1.5', '1e3'])('named with %s keep their place', (key) => {
    expect(Object.keys(parsePost(post({ extra: `zebra: 1\n${key}: x` })).extra)).toEqual(['zebra', key])
  })
})

describe('what does not fit', () => {
  const found = (source: string) => {
    const { success, diagnostics } = safeParsePost(source)
    expect(success).toBe(false)
    return diagnostics.map(({ code, field, position }) => ({
      code,
      field: field?.join('.'),
      slice: source.slice(position!.start.offset, position!.end.offset),
    }))
  }

  test.each<[string, Lines, { code: string; field: string; slice: string }]>([
    [
      'a list for an author',
      { author: 'author: [ Edda ]' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.author', slice: '[ Edda ]' },
    ],
    [
      'a mapping for a title',
      { title: 'title: { a: b }' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.title', slice: '{ a: b }' },
    ],
    [
      'a text for tags',
      { tags: 'tags: Walks' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.tags', slice: 'Walks' },
    ],
    [
      'nothing for tags',
      { tags: 'tags:' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.tags', slice: 'tags' },
    ],
    [
      'a list in tags',
      { tags: 'tags: [ a, [ b ] ]' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.tags.1', slice: '[ b ]' },
    ],
    [
      'a mapping in a block of categories',
      { categories: 'categories:\n- a\n- b: c' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.categories.1', slice: 'b: c' },
    ],
    [
      'a text for comments',
      { comments: 'comments: yes' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.comments', slice: 'yes' },
    ],
    [
      'nothing for comments',
      { comments: 'comments:' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.comments', slice: 'comments' },
    ],
    [
      'a number for comments',
      { comments: 'comments: 1' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.comments', slice: '1' },
    ],
    [
      'a relative address',
      { from: 'from: /walk/' },
      { code: 'front-matter/invalid-url', field: 'frontMatter.from', slice: '/walk/' },
    ],
    [
      'an empty address',
      { from: 'from:' },
      { code: 'front-matter/invalid-url', field: 'frontMatter.from', slice: 'from' },
    ],
    ['a date in words', { date: 'date: soon' }, { code: 'date/invalid', field: 'frontMatter.date', slice: 'soon' }],
    [
      'a quoted date in words',
      { date: 'date: "soon"' },
      { code: 'date/invalid', field: 'frontMatter.date', slice: '"soon"' },
    ],
    [
      'a date without zone',
      { date: 'date: 2020-09-08T00:41:23' },
      { code: 'date/invalid', field: 'frontMatter.date', slice: '2020-09-08T00:41:23' },
    ],
    ['no date', { date: 'date:' }, { code: 'date/invalid', field: 'frontMatter.date', slice: 'date' }],
    [
      '30 February',
      { date: 'date: 2020-02-30' },
      { code: 'date/nonexistent', field: 'frontMatter.date', slice: '2020-02-30' },
    ],
    [
      'a list for a date',
      { date: 'date: [ 2020-02-03 ]' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.date', slice: '[ 2020-02-03 ]' },
    ],
    [
      'half of a surrogate pair in an escape',
      { title: 'title: "a\\ud800"' },
      { code: 'front-matter/invalid-value', field: 'frontMatter.title', slice: '"a\\ud800"' },
    ],
    [
      'half of a surrogate pair in an extra value',
      { extra: 'mood: "\\udfff"' },
      { code: 'front-matter/invalid-value', field: 'extra.mood', slice: '"\\udfff"' },
    ],
  ])('%s is found at its place', (_, lines, finding) => {
    expect(found(post(lines))).toEqual([finding])
  })

  test('missing keys are found at the closing fence, each with its name', () => {
    const source = '---\nlayout: post\ntags: [ a ]\n---\n'
    const keys = ['title', 'date', 'author', 'from', 'categories']
    expect(found(source)).toEqual(
      keys.map((key) => ({ code: 'front-matter/missing-key', field: `frontMatter.${key}`, slice: '---' })),
    )
  })

  test('all of it is found at once, in the order of the file', () => {
    const source = post(
      { title: undefined, date: 'date: soon', author: 'author: {}', tags: 'tags: [ [] ]' },
      '<!--then-->\n[A](b c)\n------\n',
    )
    expect(found(source).map(({ code }) => code)).toEqual([
      'date/invalid',
      'front-matter/invalid-value',
      'front-matter/invalid-value',
      'front-matter/missing-key',
      'preamble/invalid-timestamp',
      'preamble/invalid-source-link',
    ])
  })

  test('warnings do not block success', () => {
    const result = safeParsePost(`\uFEFF${post({ extra: 'valueOf: 1' })}`)
    expect(result.success).toBe(true)
    expect(result.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning encoding/byte-order-mark',
      'warning front-matter/builtin-key',
    ])
  })
})

describe('PostError', () => {
  const broken = post({ date: 'date: soon', author: 'author: {}' }, '<!--then-->\n[A](b)\n------\n')
  const thrown = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      expect(error).toBeInstanceOf(PostError)
      return error as PostError
    }
    throw new Error('nothing was thrown')
  }

  test('is thrown with every diagnostic that safeParsePost gives', () => {
    const { diagnostics } = safeParsePost(broken)
    const error = thrown(() => parsePost(broken))
    expect(error.diagnostics).toEqual(diagnostics)
    expect(error.diagnostics).toHaveLength(3)
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('PostError')
  })

  test('has a message with place, problem, code and the number of other errors', () => {
    expect(thrown(() => parsePost(broken)).message).toMatch(
      /^4:7 "soon" is not a date that postmatter reads: .+\. \[date\/invalid\] \(and 2 more\)$/,
    )
    expect(thrown(() => parsePost(broken, { file: 'posts/a walk.md' })).message).toMatch(
      /^posts\/a walk\.md:4:7 "soon"/,
    )
    expect(thrown(() => parsePost('')).message).toBe(
      '1:1 The file does not begin with front matter. [front-matter/missing]',
    )
  })

  test('speaks of the first error, not of a warning before it', () => {
    const { message } = thrown(() => parsePost(`\uFEFF${post({ date: 'date: soon' })}`))
    expect(message).toMatch(/^4:7 .*\[date\/invalid\]$/)
  })

  test('carries the file in each diagnostic', () => {
    const { diagnostics } = thrown(() => parsePost(broken, { file: 'a.md' }))
    expect(diagnostics.map(({ file }) => file)).toEqual(['a.md', 'a.md', 'a.md'])
    expect(safeParsePost(broken).diagnostics[0]).not.toHaveProperty('file')
  })

  test('is what safeParsePost returns', () => {
    const result = safeParsePost(broken)
    expect(result.success).toBe(false)
    expect(!result.success && result.error.diagnostics).toEqual(result.diagnostics)
    expect(String(result.document)).toBe(broken)
  })

  test('can be made of nothing', () => {
    expect(new PostError([]).message).toBe('The post is malformed.')
  })
})

describe('toVFileMessage', () => {
  const [diagnostic] = safeParsePost(post({ date: 'date: soon' }), { file: 'a.md' }).diagnostics

  test('carries all that a diagnostic says', () => {
    const message = toVFileMessage({ ...diagnostic!, url: 'https://example.org/date' })
    expect({ ...message }).toMatchObject({
      reason: diagnostic!.message,
      source: 'postmatter',
      ruleId: 'date/invalid',
      note: diagnostic!.help,
      url: 'https://example.org/date',
      file: 'a.md',
      line: 4,
      column: 7,
      place: diagnostic!.position,
      fatal: true,
    })
  })

  test.each([
    ['error', true],
    ['warning', false],
    ['info', undefined],
  ] as const)('of severity %s has fatal %s', (severity, fatal) => {
    expect(toVFileMessage({ code: 'my-code', severity, message: 'm' }).fatal).toBe(fatal)
  })

  test('needs no position, no help and no file', () => {
    const message = toVFileMessage({ code: 'my-code', severity: 'info', message: 'm' })
    expect(message.place).toBeUndefined()
    expect(message.note).toBeUndefined()
    expect(message.reason).toBe('m')
  })

  test('can be mapped over diagnostics, as its example does', () => {
    const messages = safeParsePost(post({ date: 'date: soon', author: 'author: []' })).diagnostics.map(toVFileMessage)
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['date/invalid', 'front-matter/invalid-value'])
  })
})
