import type { Element } from 'hast'
import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

// The sentences of WordPress' RSS footer in English and Chinese, and of Medium's; @ stands for a link, the first for the
// post. What else is said, before or behind, makes it a sentence of the article.
const site = '(?:@|[^@]{1,100}?)'
const sentences = [
  `The post @ (?:first appeared|appeared first) on ${site}\\.?`,
  `@ was originally published in ${site} on Medium\\b[^@]*`,
  `(?:文章|这篇文章|這篇文章)? ?[《「“〈]?@[》」”〉]? ?(?:这篇文章|這篇文章)?(?:最先出现在|最早出现于|最早出現於) ?${site}[。.]?`,
]
const sentence = new RegExp(`^(?:${sentences.join('|')})$`, 'u')

// What of them stands between the links: asked first, since few paragraphs say it.
const words = /appeared|originally published|最先出现|最早出[现現]/

/** The footer of a feed: 'The post … first appeared on …', in the smallest element that holds the sentence. */
export const attribution = defineRecognizer({
  name: 'attribution',
  match: ['p', 'div', 'span', 'em', 'small', 'li'],
  annotate(element, { annotation, contents, url }) {
    const { children } = element
    if (contents.links === 0) return undefined
    // Most paragraphs are one text, and those with links mostly say something else between them.
    if (children.length < 2 || children.length > 20) return undefined
    if (!children.some((child) => child.type === 'text' && child.value.length < 400 && words.test(child.value))) {
      return undefined
    }
    const parts = fewBelow(element, 30)
    if (!parts || parts.some((part) => annotation(part)?.type === 'attribution')) return undefined
    if (!sentence.test(pattern(element))) return undefined
    const [post, place] = parts
      .filter(isLink)
      .map((link) => ({ text: visibleText(link), url: textProperty(link, 'href') }))
    return {
      type: 'attribution',
      ...(post?.text && { title: post.text }),
      ...(post?.url && { url: url(post.url) }),
      ...(place?.text && { site: place.text }),
      ...(place?.url && { siteUrl: url(place.url) }),
    }
  },
})

/** The text with a sign in place of each link. */
function pattern(element: Element): string {
  const withoutLinks = { ...element, children: element.children.map((child) => (isLinkNode(child) ? sign : child)) }
  return visibleText(withoutLinks)
}

const sign = { type: 'text', value: '@' } as const

function isLinkNode(node: Element['children'][number]): boolean {
  return node.type === 'element' && isLink(node)
}

function isLink({ tagName }: Element): boolean {
  return tagName === 'a'
}
