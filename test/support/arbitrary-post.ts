import fc from 'fast-check'
import type { JsonValue, Post } from '../../src/index.js'
import { keyOrder } from '../../src/schema/front-matter.js'
import { isIntegerKey } from '../../src/schema/json-value.js'
import { maxInstant, minInstant } from '../../src/schema/post-date.js'

/** Texts that YAML, Markdown, HTML or a careless reader would take for something else. */
export const lookAlikes = [
  ...[
    '',
    ' ',
    '  a  ',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'null',
    'Null',
    '~',
    'true',
    'False',
    '0123',
    '0o17',
    '0x1F',
    '0b1',
    '1_000',
  ],
  ...[
    '1:30',
    '1e3',
    '-0',
    '.5',
    '.inf',
    '.nan',
    '2020-09-04',
    '2020-09-04T00:00:00Z',
    '2020-09-04 00:00:00 +0800',
    '=',
    '<<',
    '-',
    '?',
  ],
  ...[
    '- a',
    '? a',
    ': a',
    'a: b',
    'a:',
    'a :b',
    'a #b',
    '#a',
    '*a',
    '&a',
    '!a',
    '!!str a',
    '|',
    '>',
    '>-',
    "'a'",
    '"a"',
    "it's",
    'a"b',
    '%a',
  ],
  ...[
    '@a',
    '`a`',
    '[a]',
    '{a: b}',
    'a, b',
    'a]',
    '---',
    '--- ',
    '...',
    '\n---\n',
    '\r\n---\r\n',
    'a\nb',
    'a\r\nb',
    'a\rb',
    '\ta',
    'a\t',
  ],
  ...[
    '\\',
    '\\n',
    'a\\',
    '\\"',
    '-->',
    '<!--0-->',
    '](',
    '[a](b)',
    ')',
    '</div>',
    '\n</div>\n',
    '<div>\n',
    '\r',
    '\n',
    '\uFEFFa',
    '\u0085',
  ],
  ...[
    '\u2028',
    '\u00a0',
    '\u0000',
    '\u007f',
    '\u009f',
    '\uFFFE',
    '\u200b',
    '😀',
    '漢字：「」',
    'مرحبا',
    '__proto__',
    'constructor',
    'toString',
  ],
]

/** Any text that UTF-8 can carry. */
export const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...lookAlikes),
  fc.tuple(fc.constantFrom(...lookAlikes), fc.constantFrom(...lookAlikes)).map(([a, b]) => a + b),
  fc.string({ unit: fc.constantFrom(...'\'"\\:#-[]{},&*!|>%@` \n\r\tayn01') }),
)

export const instant = fc.date({ min: new Date(minInstant), max: new Date(maxInstant), noInvalidDate: true })

const safeKey = text.map((key) => (key === '__proto__' ? 'proto' : key))

export const jsonValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(safeKey, tie('value')), { maxLength: 4 }).map(Object.fromEntries),
  ),
})).value

const extraKey = safeKey.map((key) =>
  isIntegerKey(key) || (keyOrder as readonly string[]).includes(key) ? `_${key}` : key,
)

export const extra = fc
  .array(fc.tuple(extraKey, jsonValue), { maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs) as Record<string, JsonValue>)

const tags = fc.array(text, { maxLength: 3 })

export const frontMatter = fc.record(
  {
    layout: text,
    title: text,
    date: instant,
    author: text,
    from: fc.oneof(
      fc.webUrl(),
      text.map((path) => `https://example.org/${path}`),
    ),
    tags,
    categories: tags,
    comments: fc.boolean(),
  },
  { requiredKeys: ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories'] },
)

export const preamble = fc.record({
  timestamp: fc.option(instant),
  sourceLink: fc.record({
    text: text.map((value) => value.replace(/[\r\n]/g, '')),
    url: fc.oneof(fc.webUrl(), text).map((value) => value.replace(/[\s\p{White_Space}\p{Cc}()]/gu, '')),
  }),
})

export const html = fc.oneof(
  text,
  fc.array(text, { maxLength: 4 }).map((parts) => parts.join('\n')),
)

/** Any post that the schema accepts. */
export const post: fc.Arbitrary<Post> = fc
  .record({ frontMatter, extra, preamble: fc.option(preamble, { nil: undefined }), html })
  .map(({ preamble, ...rest }) => (preamble ? { ...rest, preamble } : rest) as Post)
