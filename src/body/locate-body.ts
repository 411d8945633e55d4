import { PostDocument } from '../document/document.js'
import type { Post } from '../schema/post.js'
import { createLocator, type Locator } from '../source/locator.js'
import { isPost, wrongArgument } from '../source/wrong-argument.js'

/** The html of an input, where it begins in the text that positions count in, that text's lines, and what the post says of it. */
export function locateBody(input: string | Post | PostDocument): LocatedBody {
  if (input instanceof PostDocument) {
    const textOf = (name: string) => {
      const value = input.frontMatter.entries.find(({ key }) => key.text === name)?.value
      return value?.kind === 'scalar' ? value.text : undefined
    }
    return {
      html: input.slice(input.layout.html),
      start: input.layout.html.start,
      locator: () => input.locator,
      from: textOf('from'),
      title: textOf('title'),
    }
  }
  if (typeof input !== 'string' && !isPost(input)) {
    const tree = 'it is parsed already, and annotateBody recognises what is in it'
    throw wrongArgument('parseBody', 'html, a post or a document', input, { tree })
  }
  const html = typeof input === 'string' ? input : input.html
  return {
    html,
    start: 0,
    locator: () => createLocator(html),
    from: typeof input === 'string' ? undefined : input.frontMatter.from,
    title: typeof input === 'string' ? undefined : input.frontMatter.title,
  }
}

export type LocatedBody = {
  html: string
  start: number
  locator: () => Locator
  from: string | undefined
  title: string | undefined
}
