import type { Post } from '../../src/index.js'

/** The front matter of a small post, a line (or several) a key; `extra` is for keys that the archiver does not know. */
const keys = {
  layout: 'layout: post',
  title: 'title: "A walk"',
  date: 'date: 2020-09-08T00:41:23.000Z',
  author: 'author: Edda',
  from: 'from: https://example.org/walk/',
  tags: 'tags: [ Walks ]',
  comments: undefined,
  categories: 'categories: [ Walks ]',
  extra: undefined,
} as const

/** Lines to put in the place of a key's; undefined leaves the key out. */
export type Lines = { readonly [K in keyof typeof keys]?: string | undefined }

export const feedBody = `<!--1599525683000-->
[A walk](https://example.org/walk/)
------

<div>
<p>One foot, then the other.</p>
</div>
`

export const scrapedBody = '\n<article>\n<p>One foot, then the other.</p>\n</article>\n'

/** A post with these lines in its front matter and this text behind it. */
export function post(lines: Lines = {}, rest: string = feedBody): string {
  const block = Object.values({ ...keys, ...lines }).filter((line) => line !== undefined)
  return `---\n${block.map((line) => `${line}\n`).join('')}---\n${rest}`
}

/** What that post says. */
export const model: Post = {
  frontMatter: {
    layout: 'post',
    title: 'A walk',
    date: new Date('2020-09-08T00:41:23.000Z'),
    author: 'Edda',
    from: 'https://example.org/walk/',
    tags: ['Walks'],
    categories: ['Walks'],
  },
  extra: {},
  preamble: {
    timestamp: new Date('2020-09-08T00:41:23.000Z'),
    sourceLink: { text: 'A walk', url: 'https://example.org/walk/' },
  },
  html: '<p>One foot, then the other.</p>',
}

/** The same text with CR LF for every LF. */
export function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n')
}
