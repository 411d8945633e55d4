import matter from 'gray-matter'
import { fromHtml } from 'hast-util-from-html'
import { parseFragment } from 'parse5'
import * as z from 'zod'
import { formatPost, parseBody, parseDocument, parsePost, serializePost } from '../dist/index.js'

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

/** A post and its body, which is cut out before the clock runs. */
export type Input = { source: string; html: string }

function readByHand(source: string) {
  const { data, content } = matter(source, {})
  return { frontMatter: HandWritten.parse(data), content }
}

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
}
