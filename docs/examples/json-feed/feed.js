// Writes the JSON Feed (https://jsonfeed.org/version/1.1) of an archive: node feed.js <posts> > feed.json
import { cleanBody, excerpt, images, parseBody, safeParsePost, toHtml, toText } from 'postmatter'
import { readPosts } from 'postmatter/archive'

const [archive = '../posts'] = process.argv.slice(2)

const items = []
for await (const file of readPosts(archive)) {
  const result = file.ok ? safeParsePost(file.document) : undefined
  if (!result?.success) {
    process.stderr.write(`${file.path} is left out\n`)
    continue
  }
  const { title, author, date, from, tags } = result.data.frontMatter
  const { body } = cleanBody(parseBody(result.data), { baseUrl: from })
  const picture = images(body).find(({ data }) => data.role === 'content' && data.url)
  items.push({
    id: from,
    url: from,
    title,
    content_html: toHtml(body, { baseUrl: from }),
    content_text: toText(body),
    summary: excerpt(body, { length: 200 }),
    ...(picture && { image: picture.data.url }),
    date_published: date.toISOString(),
    authors: [{ name: author }],
    tags,
  })
}
items.sort((a, b) => b.date_published.localeCompare(a.date_published))

const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'The archive', items }
process.stdout.write(`${JSON.stringify(feed, null, 2)}\n`)
