import type { Schema } from 'hast-util-sanitize'

// What the schema lists is what a reader of an article needs; docs/safety.md says why each part is, and what is not.

// Names that no program uses for a variable of its own: with a character that no identifier has, or those of footnotes and
// the marks that lead to them (the same that src/body/recognizers/note.ts knows, and their counterparts).
const harmlessName =
  /^(?=\S+$)(?:\d.*|.*[^\p{ID_Continue}$\u200C\u200D].*|fn(?:ref|r)?\d+|_(?:ftn|edn)(?:ref)?\d+|sd(?:foot|end)note\d+(?:sym|anc)|(?:foot|end)?note_?\d+|(?:foot|end)note_\w+_\d+|cite_(?:note|ref)_\S+)$/iu

// A picture within the address, as placeholders of lazy loading are. SVG is left out: it is a document, not a raster.
const rasterOrWeb = /^(?!data:)|^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=%]*$/i
const notData = /^(?!data:)/i

// All but `unsafe-url`, which tells the host of a picture the whole address of the page.
const referrerPolicies: [string, ...string[]] = [
  'referrerPolicy',
  'no-referrer',
  'same-origin',
  'origin',
  'strict-origin',
]

// Where scripts find the address that they load when a picture comes into view. Recognisers read the same ones.
const lazyAddresses = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOriginalSrc', 'dataLazy']
const lazyCandidates = ['dataSrcset', 'dataLazySrcset']
const lazy = [...lazyAddresses, ...lazyCandidates, 'dataLazySizes']

const size = ['width', 'height']
const cell = ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr', 'vAlign', 'noWrap', ...size]
const player = ['controls', 'loop', 'muted', ['preload', 'none', 'metadata'] as [string, ...string[]], ...size]

const text =
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark nobr q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr'
const blocks =
  'address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary ul'
const tables = 'caption col colgroup table tbody td tfoot th thead tr'
const media = 'audio img picture source track video'

/** What may stay, in the terms of hast-util-sanitize, which decides by it. Misplaced elements are not its matter. */
export const policy = {
  tagNames: [text, blocks, tables, media].flatMap((names) => names.split(' ')),
  // With all that stands in them; the content of every other element that may not stay takes its place.
  strip: [
    ...['script', 'style', 'template', 'svg', 'math', 'title', 'link', 'meta', 'base', 'basefont', 'bgsound', 'param'],
    ...['iframe', 'object', 'embed', 'applet', 'frame', 'portal', 'fencedframe', 'noembed', 'noframes', 'area'],
    ...['input', 'textarea', 'select', 'option', 'optgroup', 'datalist', 'keygen', 'isindex', 'selectedcontent'],
  ],
  attributes: {
    '*': [
      'className',
      ['id', harmlessName],
      'title',
      'lang',
      ['dir', 'ltr', 'rtl', 'auto'],
      'hidden',
      'role',
      'ariaLabel',
      'ariaHidden',
      'ariaDescribedBy',
      'ariaLabelledBy',
      'align',
    ],
    a: ['href', 'hrefLang', ['name', harmlessName], ['rel', /^(?!opener$)/i]],
    blockquote: ['cite'],
    q: ['cite'],
    ins: ['cite', 'dateTime'],
    del: ['cite', 'dateTime'],
    time: ['dateTime'],
    data: ['value'],
    font: ['color', 'face', 'size'],
    hr: [...size],
    ol: ['start', 'reversed', 'type'],
    ul: ['type'],
    li: ['value', 'type'],
    details: ['open'],
    table: ['border', 'cellPadding', 'cellSpacing', 'summary', ...size],
    col: ['span', ...size],
    colgroup: ['span', ...size],
    td: cell,
    th: cell,
    img: [['src', rasterOrWeb], 'srcSet', 'sizes', 'alt', 'loading', 'decoding', referrerPolicies, ...size, ...lazy],
    source: [['src', notData], 'srcSet', 'sizes', 'media', 'type', ...size, ...lazy],
    video: [['src', notData], 'poster', 'playsInline', ...player],
    audio: [['src', notData], ...player],
    track: [['src', notData], 'kind', 'srcLang', 'label'],
  },
  // Relative addresses are always allowed: they resolve against the page, which has http or https.
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    src: ['http', 'https', 'data'],
    cite: ['http', 'https'],
    poster: ['http', 'https'],
    srcSet: ['http', 'https'],
    ...Object.fromEntries([...lazyAddresses, ...lazyCandidates].map((name) => [name, ['http', 'https']])),
  },
  // Whatever is not given here, the library takes from its own schema.
  ancestors: {},
  clobber: [],
  required: {},
  allowComments: false,
  allowDoctypes: false,
} satisfies Schema

/** The properties that hold one address. */
export const addressProperties: ReadonlySet<string> = new Set(['href', 'src', 'cite', 'poster', ...lazyAddresses])

/** The properties that hold candidates, as `srcset` does. */
export const candidateProperties: ReadonlySet<string> = new Set(['srcSet', ...lazyCandidates])

/** Elements that a browser drops where none of these stands around them. */
export const requiredAncestors: ReadonlyMap<string, readonly string[]> = new Map([
  ...tables
    .split(' ')
    .filter((name) => name !== 'table')
    .map((name): [string, string[]] => [name, ['table']]),
  ['source', ['picture', 'video', 'audio']],
  ['track', ['video', 'audio']],
])

/** Elements that hold nothing, whatever a tree says. */
export const voids: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr'])
