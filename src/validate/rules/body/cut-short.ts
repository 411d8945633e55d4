import type { Element, Parents } from 'hast'
import { beginsAsFeedFooter } from '../../../body/recognizers/feed-footer.js'
import { saysMore } from '../../../body/recognizers/more-link.js'
import { isBlank } from '../../../body/surroundings.js'
import { defineRule } from '../../rule.js'

/** `body/cut-short`: docs/rules/body/cut-short.md. */
export const bodyCutShort = defineRule({
  code: 'body/cut-short',
  needs: 'body',
  message: 'The body ends with a link to the rest of the article.',
  help: 'Fetch the whole article from its source while it is there: the feed gave its beginning only.',
  check({ body, report }) {
    const link = lastLink(body)
    if (link && saysMore(link)) report({ element: link })
  },
})

/** The link that ends a body, footers of feeds aside; nothing else is looked at. */
function lastLink(body: Parents): Element | undefined {
  for (let node: Parents = body; ; ) {
    const last = node.children.findLast((child) => !isBlank(child) && !beginsAsFeedFooter(child))
    if (last?.type !== 'element') return undefined
    if (last.tagName === 'a') return last
    node = last
  }
}
