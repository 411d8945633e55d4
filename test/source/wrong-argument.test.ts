import { describe, expect, test } from 'vitest'
import * as postmatter from '../../src/index.js'
import { fixPost, validatePost } from '../../src/validate/index.js'
import { feedPost } from '../support/feed-post.js'

// What callers without types give by mistake: each door says what it takes, what it got, and what to do.

const source = feedPost({})
const post = postmatter.parsePost(source)
const tree = postmatter.parseBody(post)
const doors = { ...postmatter, fixPost, validatePost } as unknown as Record<string, (...args: never[]) => unknown>
const { Fragment, jsx } = await import('react/jsx-runtime')
const options: Record<string, unknown> = { toJsx: { Fragment, jsx, jsxs: jsx }, renderBody: postmatter.htmlRenderer }

const buffer = Buffer.from(source)
const cleaned = postmatter.cleanBody(tree)
const result = postmatter.safeParsePost(source)
const later = Promise.resolve(source)

const ofSource = ['parsePost', 'safeParsePost', 'formatPost', 'validatePost', 'fixPost', 'cleanPost']
const ofTree = ['cleanBody', 'toText', 'toMarkdown', 'figures', 'images', 'embeds', 'widgets', 'attributions']
const ofBody = ['toHtml', 'renderBody', 'toJsx']

describe.each<[string[], string, [unknown, string][]]>([
  [
    ofSource,
    'a string or a document',
    [
      [buffer, "a Buffer: read the file with 'utf8'"],
      [new Uint8Array(3), "a Uint8Array: read the file with 'utf8'"],
      [post, 'a post: write it with serializePost first'],
      [result, 'what safeParsePost gives: give it the .data of that'],
      [later, 'a promise: await it first'],
      [tree, 'a tree'],
      [undefined, 'undefined'],
      [null, 'null'],
      [7, 'a number'],
      [[source], 'an Array'],
      [{}, 'an object'],
      [Object.create(null), 'an object'],
    ],
  ],
  [
    ['parseDocument'],
    'a string',
    [
      [buffer, "a Buffer: read the file with 'utf8'"],
      [postmatter.parseDocument(source), 'a document'],
    ],
  ],
  [
    ['parseBody'],
    'html, a post or a document',
    [
      [tree, 'a tree: it is parsed already, and annotateBody recognises what is in it'],
      [buffer, "a Buffer: read the file with 'utf8'"],
      [result, 'what safeParsePost gives: give it the .data of that'],
      [{ html: '<p>' }, 'an object'],
    ],
  ],
  [
    ofTree,
    'a tree of parseBody',
    [
      ['<p>Fog', 'a string: give it parseBody(…) of it'],
      [post, 'a post: give it parseBody(…) of it'],
      [postmatter.parseDocument(source), 'a document: give it parseBody(…) of it'],
      [cleaned, 'what cleanBody gives: give it the .body of that'],
      [postmatter.cleanPost(source), 'what cleanPost gives: give it the .document of that'],
      [undefined, 'undefined'],
    ],
  ],
  [
    ['excerpt', 'textStats'],
    'a text or a tree of parseBody',
    [
      [post, 'a post: give it parseBody(…) of it'],
      [cleaned, 'what cleanBody gives: give it the .body of that'],
    ],
  ],
  [
    ['annotateBody'],
    'a tree',
    [
      ['<p>Fog', 'a string: give it parseBody(…) of it'],
      [post, 'a post: give it parseBody(…) of it'],
    ],
  ],
  [
    ofBody,
    'a tree of parseBody, a post or a document',
    [
      ['<p>Fog', 'a string: give it parseBody(…) of it'],
      [cleaned, 'what cleanBody gives: give it the .body of that'],
      [undefined, 'undefined'],
    ],
  ],
])('%s', (names, takes, cases) => {
  test.each(cases.flatMap(([value, what]) => names.map((name) => [name, what, value] as const)))(
    '%s refuses %s',
    (name, what, value) => {
      const call = () => doors[name]!(value as never, options[name] as never)
      expect(call).toThrow(new TypeError(`${name} takes ${takes}, not ${what}`))
    },
  )
})

test.each([undefined, {}, tree])('renderBody wants a renderer, not %o', (renderer) => {
  const call = () => postmatter.renderBody(tree, renderer as never)
  expect(call).toThrow(TypeError)
  expect(call).toThrow('renderBody takes a renderer such as htmlRenderer as the second argument, not ')
})
