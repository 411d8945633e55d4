// The systems that eval.mts holds against the labels: each gives the text of a post.
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { fromHtml } from 'hast-util-from-html'
import { toText as hastToText } from 'hast-util-to-text'
import { convert } from 'html-to-text'
import { parseHTML } from 'linkedom'
import type { PostDocument } from '../src/index.js'
import * as postmatter from '../src/index.js'
import { visibleTextOfHtml } from './eval-text.mjs'

export type Input = { document: PostDocument; html: string; title: string; from: string }
export type System = (input: Input) => string | Promise<string>

/** The body as the page that article extractors expect. */
function pageOf({ html, title }: Input): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html><html><head><title>${escaped}</title></head><body>${html}</body></html>`
}

// Images, link addresses, drawn rules and bullets are no text, and neither are the capitals that it adds.
const htmlToTextOptions = {
  wordwrap: false as const,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'hr', format: 'skip' },
    ...['ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => {
      return { selector, format: 'block' }
    }),
  ],
}

export const systems: Record<string, System> = {
  'hast-util-to-text, all of it': ({ html }) => hastToText(fromHtml(html, { fragment: true })),
  'html-to-text, all of it': ({ html }) => convert(html, htmlToTextOptions),
  '@mozilla/readability': (input) => {
    const { document } = parseHTML(pageOf(input))
    return visibleTextOfHtml(new Readability(document).parse()?.content ?? '')
  },
  defuddle: async (input) => {
    // With `useAsync`, it asks other sites for what it does not find in the page.
    const extract = (url: string) => {
      const { document } = parseHTML(pageOf(input))
      return Defuddle(document, url, { markdown: false, useAsync: false })
    }
    const result = await extract(input.from)
    // What it has for single sites knows their pages, and of YouTube's gives but the player: a body is no such page.
    const { content } = result.extractorType === undefined ? result : await extract('https://example.org/')
    return visibleTextOfHtml(content)
  },
}

type Cleaner = {
  cleanBody: (body: ReturnType<typeof postmatter.parseBody>) => { body: ReturnType<typeof postmatter.parseBody> }
  toText: (body: ReturnType<typeof postmatter.parseBody>) => string
}
// They are looked up so that the other systems can be measured before they are there.
const { cleanBody, toText } = postmatter as unknown as Partial<Cleaner>
if (cleanBody && toText) {
  systems.postmatter = ({ document }) => toText(cleanBody(postmatter.parseBody(document)).body)
}
