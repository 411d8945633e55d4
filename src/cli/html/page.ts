import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { pageStyle } from './page-style.js'

/** What a page is made of. */
export type Page = {
  title: string
  content: readonly ElementContent[]
  /** For the script, as JSON. */
  data?: unknown
  script?: string
}

/**
 * A page that is whole in itself: no address is loaded, and its policy lets only its own style and script run, whatever
 * stands in a post.
 */
export function htmlPage({ title, content, data, script }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(pageStyle)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', title),
    raw('style', pageStyle),
  ])
  const scripts = [
    // In a script no character reference is read, and only `<` can end it.
    ...(data === undefined
      ? []
      : [raw('script', JSON.stringify(data).replaceAll('<', '\\u003c'), { type: 'application/json', id: 'data' })]),
    ...(script === undefined ? [] : [raw('script', script)]),
  ]
  const html = h('html', { lang: 'en' }, [head, h('body', [h('main', [...content]), ...scripts])])
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`
}

function raw(tagName: string, text: string, properties: Record<string, string> = {}): Element {
  return h(tagName, properties, text)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
