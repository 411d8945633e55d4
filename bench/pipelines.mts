import matter from 'gray-matter'
import * as z from 'zod'
import { formatPost, parseDocument, parsePost, serializePost } from '../dist/index.js'

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

export const pipelines: Record<string, (source: string) => unknown> = {
  'gray-matter + one zod object': (source) => {
    const { data, content } = matter(source, {})
    return { frontMatter: HandWritten.parse(data), content }
  },
  parsePost: (source) => parsePost(source),
  parseDocument: (source) => parseDocument(source),
  'parsePost + serializePost': (source) => serializePost(parsePost(source)),
  formatPost: (source) => formatPost(source),
}
