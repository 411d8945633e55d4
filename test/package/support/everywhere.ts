// What every environment runs, from the built package: each entry that is for browsers, and each way to render.
import {
  baseRenderer,
  createRenderer,
  excerpt,
  htmlRenderer,
  PostError,
  parseBody,
  parsePost,
  renderBody,
  safeParsePost,
  serializePost,
  textStats,
  toHtml,
  toJsx,
  toMarkdown,
  toText,
} from 'postmatter'
import { FrontMatter, TimestampComment } from 'postmatter/schema'
import { validatePost } from 'postmatter/validate'
import * as z from 'zod'

const jsx = (type: unknown, props: unknown) => ({ type, props })

/** Runs it all on a post; gives plain data. */
export function everything(source: string): Record<string, unknown> {
  const post = parsePost(source, { frontMatter: FrontMatter.extend({ translator: z.string().optional() }) })
  const body = parseBody(post)
  const captions = createRenderer(
    baseRenderer<string[]>({ unknown: (_node, _data, { next }) => next(), join: (parts) => parts.flat() }),
    { figure: (_element, { caption }) => (caption ? [caption.text] : []) },
  )
  const failed = safeParsePost('no front matter')
  return {
    title: post.frontMatter.title,
    isCanonical: serializePost(post) === source,
    isPostError: !failed.success && failed.error instanceof PostError,
    codes: failed.diagnostics.map(({ code }) => code),
    timestamp: z.decode(TimestampComment, '<!--1599525683000-->')?.toISOString(),
    verdict: validatePost(source, { path: 'posts/2020-09-08-Salt.md' }).verdict,
    html: toHtml(post),
    loud: renderBody(body, createRenderer(htmlRenderer, { text: ({ value }) => value.toUpperCase() })),
    captions: renderBody(body, captions),
    jsx: JSON.stringify(toJsx(body, { Fragment: 'fragment', jsx, jsxs: jsx })),
    text: toText(body),
    markdown: toMarkdown(body),
    excerpt: excerpt(body, { length: 20, locale: 'en' }),
    words: textStats(toText(body), { locale: 'en' }).words,
  }
}
