import type { Element } from 'hast'
import { fewBelow } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { visibleText } from '../visible-text.js'
import { describeWidget } from '../widgets.js'

const more =
  /^(?:\.{3}|…)? ?(?:more|read more|continue reading(?: on .{1,60})?|full (?:text|article|story)|阅读(?:全文|更多|原文)|閱讀(?:全文|更多|原文)|查看更多|(?:继续|繼續)(?:阅读|閱讀)) ?(?:\.{3}|…|→|»|>{1,2})?$/i

/** Links that lead on to the rest of the article at its publisher: '...more', 'Continue reading'. */
export const moreLink = defineRecognizer({
  name: 'more-link',
  match: 'a',
  annotate(element, context) {
    if (context.contents.all > 80 || !saysMore(element) || isFollowedByText(context)) return undefined
    return describeWidget(element, 'navigation', 'more-link', context)
  },
})

/** Whether a link says nothing but that there is more to read. */
export function saysMore(link: Element): boolean {
  if (link.children.length > 3 || !fewBelow(link, 4)) return false
  const text = visibleText(link)
  return text.length <= 80 && more.test(text)
}

/** Whether a sentence goes on behind the link. */
function isFollowedByText({ parents, places }: RecognizerContext): boolean {
  const next = parents.at(-1)!.children[places.at(-1)! + 1]
  return next?.type === 'text' && /\S/.test(next.value)
}
