import { classNames, fewBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { precedingElement } from '../surroundings.js'
import { visibleText } from '../visible-text.js'
import { describeWidget, holdsArticle } from '../widgets.js'

/**
 * Lists that are nothing but links to other articles of the same site, dropped in between paragraphs. With a sentence
 * before it that ends in a colon, the list is the author's.
 */
export const linkList = defineRecognizer({
  name: 'link-list',
  match: ['ul', 'ol'],
  annotate(element, context) {
    if (classNames(element).some((name) => /footnote|toc/i.test(name))) return undefined
    const { all, inLinks } = context.textLength(element)
    if (all === 0 || inLinks < 0.95 * all || holdsArticle(element, context)) return undefined
    const links = fewBelow(element, 400)?.filter(({ tagName }) => tagName === 'a')
    if (!links?.every((link) => isOfSameSite(link, context))) return undefined
    const before = precedingElement(context)?.element
    if (before && /[:：]$/.test(visibleText(before))) return undefined
    return describeWidget(element, 'related', 'link-list', context)
  },
})
