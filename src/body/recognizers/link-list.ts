import type { Element } from 'hast'
import { classNames, fewBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { isOfSameSite } from '../same-site.js'
import { precedingElement } from '../surroundings.js'
import { lastText, visibleText } from '../visible-text.js'
import { describeWidget, holdsArticle } from '../widgets.js'

// A longer list is no aside.
const most = 400

// How a sentence announces what follows it, though it ends in a full stop: 下面, 如下, 以下 with a word behind it (以下 alone says 'under').
const announcement =
  /(?:(?:在|见|見|看)下面|下面(?:的|是|这|這|几|幾)|如下|下列|以下(?:是|为|為|几|幾|的|这|這|文章|报道|報導)|\b(?:see|read|find|listed|links?|articles?|stories)\b[^.!?]*\bbelow|\bthe following)[^。！？.!?]{0,20}[。！？.!?]?\s*$/i

/**
 * Lists that are nothing but links to other articles of the same site, dropped in between paragraphs. With a sentence
 * before it that announces them, or with titles that are quoted as such, the list is the author's.
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
    if (before && isAnnouncement(before)) return undefined
    if (isOfQuotedTitles(element)) return undefined
    return describeWidget(element, 'related', 'link-list', context)
  },
})

function isAnnouncement(element: Element): boolean {
  const text = lastText(element)
  return /[:：]\s*$/.test(text) || announcement.test(text.slice(-100))
}

/** Whether every item is a title in the marks that Chinese quotes titles with: a template links without them. */
function isOfQuotedTitles({ children }: Element): boolean {
  const items = children.filter((child) => child.type === 'element')
  return items.every((item) => /^《.+》$/.test(visibleText(item)))
}
