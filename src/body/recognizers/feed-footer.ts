import type { Nodes } from 'hast'
import type { Widget } from '../../schema/widget.js'
import { firstText } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'
import { visibleText } from '../visible-text.js'
import { describeWidget } from '../widgets.js'

// By how the line begins or what it holds: feedx.net's own footer, and two WordPress plug-ins that add to every feed item.
const footers: [RegExp, Widget['kind'], string][] = [
  [/^获取更多RSS/, 'other', 'feed-proxy'],
  [/^Feed enhanced by\b/i, 'other', 'feed-plugin'],
  [/^我们的标准：/, 'other', 'publisher-standards'],
  [/^©.*\bPermalink\b.*(?:\bcomments?\b|\bAdd to\b)/is, 'metadata', 'feed-copyright'],
]

const begins = /^\s*(?:获取更多RSS|我们的标准|Feed enhanced by|©)/i

/** The lines that a feed's plug-in or proxy adds below every article. */
export const feedFooter = defineRecognizer({
  name: 'feed-footer',
  match: ['div', 'p'],
  annotate(element, context) {
    const { contents } = context
    // Longer ones are none, and would take long to look through.
    if (contents.links === 0 || contents.all > 1_000 || contents.nodes > 300) return undefined
    if (!begins.test(firstText(element))) return undefined
    const text = visibleText(element)
    const footer = footers.find(([pattern]) => pattern.test(text))
    return footer && describeWidget(element, footer[1], footer[2], context)
  },
})

/** Whether a node begins as such lines do: for what stands above them, before they are recognised. */
export function beginsAsFeedFooter(node: Nodes): boolean {
  return node.type === 'element' && begins.test(firstText(node))
}
