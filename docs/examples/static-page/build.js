// Makes a page of every post of an archive, and one that lists them: node build.js <posts> <site>
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  cleanBody,
  createHtmlRenderer,
  createRenderer,
  excerpt,
  parseBody,
  renderBody,
  safeParsePost,
} from 'postmatter'
import { readPosts } from 'postmatter/archive'

const [archive = '../posts', site = 'site'] = process.argv.slice(2)

const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

// Players are loaded when a reader opens them, and tables can be scrolled on a small screen.
const html = createHtmlRenderer({ embeds: 'facade' })
const renderer = createRenderer(html, {
  // Emoji and the like stand in the line.
  image: (element, data, context) => {
    const properties = data.role === 'icon' ? { ...element.properties, className: ['icon'] } : element.properties
    return html.image({ ...element, properties }, data, context)
  },
  element: (element, data, context) => {
    const shown = html.element(element, data, context)
    return element.tagName === 'table' ? `<div class="scroll">${shown}</div>` : shown
  },
})

const page = (title, lang, content) => `<!doctype html>
<html${lang ? ` lang="${lang}"` : ''}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="style.css">
${content}
`

await mkdir(site, { recursive: true })
const items = []
for await (const file of readPosts(archive)) {
  const { success, data: post } = file.ok ? safeParsePost(file.document) : { success: false }
  if (!success) {
    process.stderr.write(`${file.path} is left out\n`)
    continue
  }
  const { title, author, date, from } = post.frontMatter
  const { body } = cleanBody(parseBody(post), { baseUrl: from })
  const day = date.toISOString().slice(0, 10)
  const name = `${basename(file.path, '.md')}.html`
  const lang = /\p{Script=Han}/u.test(title) ? 'zh' : 'en'
  const head = `<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(author)}, <time datetime="${day}">${day}</time></p></header>`
  const article = renderBody(body, renderer, { baseUrl: from, headingLevel: 2 })
  const foot = `<footer><p><a href="${escapeHtml(from)}">Where it was published</a> · <a href="index.html">All posts</a></p></footer>`
  await writeFile(join(site, name), page(title, lang, `<article>\n${head}\n${article}\n${foot}\n</article>`))
  items.push({ title, day, lang, href: encodeURIComponent(name), summary: excerpt(body, { length: 120 }) })
}

items.sort((a, b) => b.day.localeCompare(a.day))
const list = items.map(
  ({ title, day, lang, href, summary }) =>
    `<li lang="${lang}"><a href="${href}">${escapeHtml(title)}</a> <time datetime="${day}">${day}</time><p>${escapeHtml(summary)}</p></li>`,
)
await writeFile(
  join(site, 'index.html'),
  page('Posts', 'en', `<main><h1>Posts</h1>\n<ul class="posts">\n${list.join('\n')}\n</ul></main>`),
)
await copyFile(new URL('style.css', import.meta.url), join(site, 'style.css'))
