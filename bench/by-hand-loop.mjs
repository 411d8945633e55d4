// What people write by hand today to check the posts of an archive: gray-matter, zod and hast-util-from-html in a loop.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'
import { fromHtml } from 'hast-util-from-html'
import * as z from 'zod'

const FrontMatter = z.object({
  layout: z.string(),
  title: z.string(),
  date: z.date(),
  author: z.string(),
  from: z.string(),
  tags: z.array(z.string()),
  categories: z.array(z.string()),
  comments: z.boolean().optional(),
})

const folder = process.argv[2]
let count = 0
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.md')) continue
  const { data, content } = matter(readFileSync(join(folder, path), 'utf8'), {})
  if (FrontMatter.safeParse(data).success) fromHtml(content, { fragment: true })
  count++
}
console.log(count)
