import { fewBelow, textProperty } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'

// WordPress' RSS footer in English and Chinese, Medium's, and 'appeared first on' of older versions.
const sentence =
  /^(?:The post\b.* (?:first appeared|appeared first) on\b.*|.{1,300} was originally published in .{1,200}|.{0,300}(?:最先出现在|最早出現於|最早出现于).{1,200})$/iu

// What of it stands between the links: asked first, since few paragraphs say it.
const words = /appeared|originally published|最先出现|最早出[现現]/

/** The footer of a feed: 'The post … first appeared on …', in the smallest element that holds the sentence. */
export const attribution = defineRecognizer({
  name: 'attribution',
  match: ['p', 'div', 'span', 'em', 'small', 'li'],
  annotate(element, { annotation, url }) {
    const { children } = element
    // Most paragraphs are one text, and those with links mostly say something else between them.
    if (children.length < 2 || children.length > 20) return undefined
    if (!children.some((child) => child.type === 'text' && child.value.length < 400 && words.test(child.value))) {
      return undefined
    }
    const parts = fewBelow(element, 30)
    const links = parts?.filter(({ tagName }) => tagName === 'a') ?? []
    if (links.length === 0 || links.length > 6) return undefined
    const text = visibleText(element)
    if (text.length > 700 || !sentence.test(text)) return undefined
    if (parts?.some((part) => annotation(part)?.type === 'attribution')) return undefined
    const named = links.map((link) => ({ text: visibleText(link), url: textProperty(link, 'href') }))
    const [post, site = undefined] = named.length > 1 ? [named[0], named[1]] : [named[0]]
    return {
      type: 'attribution',
      ...(post?.text && { title: post.text }),
      ...(post?.url && { url: url(post.url) }),
      ...(site?.text && { site: site.text }),
      ...(site?.url && { siteUrl: url(site.url) }),
    }
  },
})
