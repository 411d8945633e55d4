import { classNames, fewBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { precedingElement } from '../surroundings.js'
import { lastText } from '../visible-text.js'
import { describeWidget, holdsArticle } from '../widgets.js'

// A longer list is no aside.
const most = 400

/**
 * Lists that are nothing but links to other articles of the same site, dropped in between paragraphs. With a sentence
 * before it that ends in a colon, the list is the author's.
 */
export const linkList = defineRecognizer({
  name: 'link-list',
  match: ['ul', 'ol'],
  annotate(element, context) {
    const { all, inLinks, links: linkCount } = context.contents
    if (linkCount === 0 || all === 0 || inLinks < 0.95 * all) return undefined
    if (classNames(element).some((name) => /footnote|toc/i.test(name))) return undefined
    // A list in a list is a part of it.
    if (context.isWithin('ul', 'ol')) return undefined
    const links = fewBelow(element, most)?.filter(({ tagName }) => tagName === 'a')
    if (!links || links.length === 0) return undefined
    if (holdsArticle(context)) return undefined
    if (!links.every((link) => isOfSameSite(link, context))) return undefined
    const before = precedingElement(context)?.element
    if (before && /[:：]\s*$/.test(lastText(before))) return undefined
    return describeWidget(element, 'related', 'link-list', context)
  },
})
