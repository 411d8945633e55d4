import type { Element, ElementContent } from 'hast'
import { textProperty } from '../../../body/elements.js'
import { defaultMaxDepth, parseHtml } from '../../../body/parse-html.js'
import { isBlank } from '../../../body/surroundings.js'
import { defineCleanStep } from '../clean-step.js'

const markup = /<(?:p|div|br|img|figure|a|h[1-6]|ul|ol|blockquote|table)\b/i

/**
 * Releases what a frame holds where it is more than a word for browsers without frames: the rest of the article, when a feed
 * closed its tag as `<iframe … />`, which HTML does not know; and the link in a frame that has no address itself.
 */
export const releaseFrameContent = defineCleanStep({
  name: 'release-frame-content',
  clean({ elements, parentsOf, tree, replace }) {
    for (const element of elements) {
      if (element.tagName !== 'iframe') continue
      const [content] = element.children
      if (content?.type !== 'text' || !markup.test(content.value)) continue
      const hasAddress = textProperty(element, 'src') !== undefined
      if (hasAddress && !isLast(element, [tree, ...parentsOf(element)])) continue
      const reading = parseHtml(content.value, defaultMaxDepth)
      if (!reading.ok) continue
      const frame: Element = { ...element, children: [] }
      const released = reading.tree.children as ElementContent[]
      replace(element, hasAddress ? [frame, ...released] : released, 'a frame that swallowed a part of the article')
    }
  },
})

/** Whether nothing more comes: a frame that is never closed reaches to the end. */
function isLast(element: Element, around: readonly { children: readonly unknown[] }[]): boolean {
  return around.every((parent, level) => {
    const next = around[level + 1] ?? element
    const place = parent.children.indexOf(next)
    return parent.children.slice(place + 1).every((node) => isBlank(node as ElementContent))
  })
}
