import type { Element } from 'hast'
import { elementsBelow } from '../../../body/elements.js'
import type { Widget } from '../../../schema/widget.js'
import type { BodyContext } from '../../rule.js'

/** The widgets of some kinds that stand in no other of these kinds: whoever takes one out takes out what is in it. */
export function outermostWidgets(
  { elements, annotation }: Pick<BodyContext, 'elements' | 'annotation'>,
  kinds: ReadonlySet<Widget['kind']>,
): { element: Element; data: Widget }[] {
  const inside = new Set<Element>()
  const widgets: { element: Element; data: Widget }[] = []
  for (const element of elements) {
    const data = annotation(element)
    if (data?.type !== 'widget' || !kinds.has(data.kind) || inside.has(element)) continue
    widgets.push({ element, data })
    for (const part of elementsBelow(element)) inside.add(part)
  }
  return widgets
}
