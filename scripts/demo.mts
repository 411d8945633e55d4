// What postmatter does today, shown on the fixture archive: `npm ci && npm run demo`.
import { spawnSync } from 'node:child_process'
import { relative, resolve } from 'node:path'
import pc from 'picocolors'
import { readPosts } from '../dist/archive/index.js'
import {
  embeds,
  figures,
  images,
  type Post,
  parseBody,
  parsePost,
  safeParsePost,
  serializePost,
} from '../dist/index.js'

const root = resolve(import.meta.dirname, '..')
const archive = 'fixtures/archive'

function heading(text: string): void {
  console.log(`\n${pc.bold(pc.cyan(text))}\n`)
}

function postmatter(...args: string[]): void {
  console.log(pc.dim(`$ postmatter ${args.join(' ')}`))
  spawnSync(process.execPath, [resolve(root, 'dist/cli/main.js'), ...args], { cwd: root, stdio: 'inherit' })
}

heading('1. Read an archive as typed posts')
const posts: { path: string; source: string; post: Post }[] = []
for await (const file of readPosts(archive, { cwd: root })) {
  const result = file.ok ? safeParsePost(file.document) : undefined
  if (!file.ok || !result?.success) {
    console.log(`${pc.red('malformed')}   ${relative(archive, file.path)}`)
    continue
  }
  const { frontMatter, preamble, html } = result.data
  posts.push({ path: file.path, source: file.document.source, post: result.data })
  const form = preamble ? 'feed' : 'page'
  console.log(
    `${frontMatter.date.toISOString().slice(0, 10)}  ${form}  ${frontMatter.title}  ${pc.dim(`${frontMatter.author}, ${html.length} units of HTML`)}`,
  )
}

heading('2. Validate it, as in CI')
postmatter('validate', archive)

heading('3. Look into one post')
postmatter('inspect', posts[0]!.path)

heading('4. See what stands in the bodies')
for (const { post } of posts) {
  const tree = parseBody(post)
  for (const { data } of figures(tree)) console.log(`${pc.green(`figure ${data.kind}`)}  ${data.caption?.text ?? ''}`)
  for (const { data } of embeds(tree)) console.log(`${pc.magenta(`embed ${data.provider}`)}  ${data.url ?? ''}`)
  for (const { data } of images(tree).filter((found) => found.data.duplicateOf === undefined))
    console.log(`${pc.blue(`image ${data.role}`)}  ${data.url ?? ''}  ${pc.dim(data.alt ?? '')}`)
}

heading('5. Change one value; every other byte stays')
const { source } = posts[0]!
const { document } = safeParsePost(source)
const post = parsePost(document)
post.frontMatter.tags = [...post.frontMatter.tags, 'Demo: "quoted"']
const edited = serializePost(post, { base: document }).split('\n')
for (const [index, line] of source.split('\n').entries()) {
  if (line !== edited[index]) console.log(`${pc.red(`- ${line}`)}\n${pc.green(`+ ${edited[index]}`)}`)
}

heading('6. Is it in canonical form?')
postmatter('format', '--check', archive)

heading('7. Clean the archive: what would go, where and why')
postmatter('clean', '--diff', archive)

heading('8. Read an article, cleaned, as Markdown')
postmatter('text', '--as', 'markdown', posts[0]!.path)
