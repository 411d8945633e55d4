import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import matter from 'gray-matter'
import { fromHtml } from 'hast-util-from-html'
import { toHtml as stringify } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { parseFragment } from 'parse5'
import * as z from 'zod'
import {
  cleanBody,
  cleanPost,
  defaultRecognizers,
  formatPost,
  htmlRenderer,
  parseBody,
  parseDocument,
  parsePost,
  serializePost,
  toHtml,
  toText,
} from '../dist/index.js'
// What has no way in from outside: the tree that renderers see, and rendering without making it.
import { readableBody } from '../src/render/readable-body.js'
import { renderTree } from '../src/render/render-tree.js'

// What people write by hand today, and what postmatter does in its place. Each takes one source.

const HandWritten = z.object({
  layout: z.string(),
  title: z.string(),
  date: z.date(),
  author: z.string(),
  from: z.string(),
  tags: z.array(z.string()),
  categories: z.array(z.string()),
  comments: z.boolean().optional(),
})

/** A post, and of it what is cut out before the clock runs. */
export type Input = { source: string; html: string; baseUrl: string; title: string }

function readByHand(source: string) {
  const { data, content } = matter(source, {})
  return { frontMatter: HandWritten.parse(data), content }
}

const silent = defaultRecognizers.map((recognizer) => ({ ...recognizer, annotate: () => undefined }))
// The first recognisers are those of images and embeds, the next those of figures by element or name, and so on: what a
// part costs is the difference to the line above.
const upTo = (name: string) =>
  defaultRecognizers.slice(0, defaultRecognizers.findIndex((recognizer) => recognizer.name === name) + 1)
const without = (...names: string[]) => defaultRecognizers.filter(({ name }) => !names.includes(name))
const captions = ['captioned-box', 'image-box', 'caption-after']
const embeds = upTo('scripted-embed')
const figures = upTo('code-table')
const notes = upTo('attribution')
const widgets = without(...captions)

/** Makes something of an input once, in the rounds that warm up. */
function once<T>(make: (input: Input) => T): (input: Input) => T {
  const made = new WeakMap<Input, T>()
  return (input) => {
    if (!made.has(input)) made.set(input, make(input))
    return made.get(input)!
  }
}

const body = once(({ html, baseUrl, title }) => parseBody(html, { baseUrl, title }))
const readable = once((input) => readableBody(body(input)))

/** Pipelines, each beside the one that it is compared with. */
export const groups: Record<string, Record<string, (input: Input) => unknown>> = {
  'gray-matter + one zod object': {
    'gray-matter + one zod object': ({ source }) => readByHand(source),
    parsePost: ({ source }) => parsePost(source),
    parseDocument: ({ source }) => parseDocument(source),
    'parsePost + serializePost': ({ source }) => serializePost(parsePost(source)),
    formatPost: ({ source }) => formatPost(source),
  },
  'parse5.parseFragment of the body': {
    'parse5.parseFragment of the body': ({ html }) => parseFragment(html, { scriptingEnabled: false }),
    'parseBody, nothing recognised': ({ html }) => parseBody(html, { recognizers: [] }),
    'parsePost + parseBody': ({ source }) => parseBody(parsePost(source)),
    'gray-matter + zod + from-html': ({ source }) => fromHtml(readByHand(source).content, { fragment: true }),
  },
  'parse5.parseFragment, and what comes on top of it': {
    'parse5.parseFragment': ({ html }) => parseFragment(html, { scriptingEnabled: false }),
    '+ the tree as hast': ({ html }) => parseBody(html, { recognizers: [] }),
    '+ the walk, and who looks at what': ({ html }) => parseBody(html, { recognizers: silent }),
    '+ images and embeds': ({ html, baseUrl }) => parseBody(html, { recognizers: embeds, baseUrl }),
    '+ figures by element': ({ html, baseUrl }) => parseBody(html, { recognizers: figures, baseUrl }),
    '+ keywords, notes, attributions': ({ html, baseUrl }) => parseBody(html, { recognizers: notes, baseUrl }),
    '+ widgets': ({ html, baseUrl, title }) => parseBody(html, { recognizers: widgets, baseUrl, title }),
    '+ figures by what they hold': ({ html, baseUrl, title }) => parseBody(html, { baseUrl, title }),
    '+ parsePost': ({ source }) => parseBody(parsePost(source)),
    '+ positions': ({ source }) => parseBody(parsePost(source), { positions: true }),
  },
  'hast-util-to-html of the same tree': {
    'hast-util-to-html': (input) => stringify(readable(input)),
    'renderBody, once it is readable': (input) => renderTree(readable(input), htmlRenderer),
    'hast-util-to-html, unsafe': (input) => stringify(body(input)),
    'toHtml, with making it readable': (input) => toHtml(body(input)),
  },
  'what readers get of a post': {
    'toText(cleanBody(parseBody))': ({ html, baseUrl, title }) =>
      toText(cleanBody(parseBody(html, { baseUrl, title }), { baseUrl }).body),
    'toText(parseBody)': ({ html, baseUrl, title }) => toText(parseBody(html, { baseUrl, title })),
    cleanPost: ({ source }) => cleanPost(source),
    'readability over linkedom': ({ html }) => new Readability(pageOf(html)).parse()?.textContent,
    'defuddle over linkedom': ({ html, baseUrl }) => Defuddle(pageOf(html), baseUrl, { useAsync: false }),
  },
}

function pageOf(html: string) {
  return parseHTML(`<!doctype html><html><head><title></title></head><body>${html}</body></html>`).document
}

/** Groups that are slow: only every so manieth post is measured. */
export const strides: Record<string, number> = { 'what readers get of a post': 25 }
