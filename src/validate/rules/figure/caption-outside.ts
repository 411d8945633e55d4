import type { Element } from 'hast'
import { elementsBelow } from '../../../body/elements.js'
import { defineRule } from '../../rule.js'

/** `figure/caption-outside`: docs/rules/figure/caption-outside.md. */
export const figureCaptionOutside = defineRule({
  code: 'figure/caption-outside',
  needs: 'body',
  severity: 'info',
  recommended: false,
  message: 'The caption and the {shown} that it describes are not in one figure.',
  help: 'Write both into one `figure` element, the caption as its `figcaption`: without it, other programs cannot tell the caption from the text.',
  check({ elements, annotation, report }) {
    const claims = new Map<string, Element>()
    const apart = new Set<string>()
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type === 'claim') claims.set(data.ref, element)
      else if ((data?.type === 'image' || data?.type === 'embed') && data.by !== undefined) apart.add(data.by)
    }
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type !== 'figure' || !data.caption) continue
      const captions = data.caption.elements.flatMap((ref) => claims.get(ref) ?? [])
      const inside = captions.length > 0 ? new Set(ownElements(element)) : new Set()
      const outside = captions.find((caption) => !inside.has(caption))
      const shown = { image: 'picture', gallery: 'pictures', video: 'video' }[data.kind as string] ?? data.kind
      if (outside || apart.has(data.ref)) report({ element: outside ?? element, values: { shown } })
    }
  },
})

/** What is in a figure, without what is in figures inside of it, which have captions of their own. */
function ownElements(figure: Element): Element[] {
  return elementsBelow(figure, ({ tagName }) => tagName === 'figure')
}
