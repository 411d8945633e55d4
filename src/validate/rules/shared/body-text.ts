import type { Post } from '../../../schema/post.js'

// Several rules ask for the text of one post, one after another.
const texts = new WeakMap<Post, string>()

/** The text of a body without its tags and without white space: enough to compare bodies, and no tree is needed for it. */
export function bodyText(post: Post): string {
  const known = texts.get(post)
  if (known !== undefined) return known
  const text = post.html.replace(/<[^<>]*>/g, '').replace(/\s+/g, '')
  texts.set(post, text)
  return text
}
