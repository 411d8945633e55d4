import type { Element, ElementContent, Root } from 'hast'
import { annotation } from '../body/annotation.js'
import { elementsBelow, textProperty } from '../body/elements.js'
import type { JsxData, JsxPart } from './jsx-components.js'

/** How a component takes the place of an element: of it, around it, or within it. */
type Place = 'instead' | 'around' | 'within'

// A part of a list or table has to stay one: the component goes into it.
const items = new Set(['li', 'td', 'th', 'dd', 'dt', 'caption', 'figcaption', 'summary'])
// Parts that hold nothing but other parts: no component can stand there.
const frames = new Set(['tr', 'tbody', 'thead', 'tfoot', 'col', 'colgroup', 'source', 'track', 'rt', 'rp'])
// Says only that something belongs together, which the component then says.
const wrappers = new Set(
  'figure div p span section article aside header footer main nav center picture img address small em i b strong'.split(
    ' ',
  ),
)

/**
 * A tree in which an element of a name of its own stands for each part that is to be a component.
 *
 * @param tree is not changed.
 * @param nameOf gives the name of the element for a component; undefined where the plain element stays.
 * @returns the tree, and what stands for what in it.
 */
export function markComponents(
  tree: Root,
  nameOf: (name: keyof JsxData) => string | undefined,
): { marked: Root; parts: ReadonlyMap<Element, JsxPart> } {
  const parts = new Map<Element, JsxPart>()
  const show = (element: Element, children: ElementContent[]): Element => {
    const part = partOf(element)
    const tagName = part && nameOf(part.name)
    const place = part && placeOf(part)
    const plain = { ...element, children }
    if (!part || tagName === undefined || !place) return plain
    const mark: Element = {
      type: 'element',
      tagName,
      properties: {},
      children: place === 'around' ? [plain] : children,
    }
    parts.set(mark, part)
    return place === 'within' ? { ...plain, children: [mark] } : mark
  }
  const shown = new Map<Element | Root, ElementContent[]>()
  // What stands within comes first, so that what holds it can hold what stands for it.
  for (const parent of [tree, ...elementsBelow(tree)].reverse()) {
    const children = parent.children as ElementContent[]
    shown.set(
      parent,
      children.map((child) => (child.type === 'element' ? show(child, shown.get(child)!) : child)),
    )
  }
  return { marked: { ...tree, children: shown.get(tree)! }, parts }
}

function partOf(element: Element): JsxPart | undefined {
  const data = annotation(element)
  const { tagName } = element
  switch (data?.type) {
    case 'figure':
      return { name: 'Figure', data, element }
    case 'widget':
      return { name: 'Widget', data, element }
    case 'attribution':
      return { name: 'Attribution', data, element }
    case 'embed':
      return { name: 'Embed', data, element }
    case 'image':
      if (tagName === 'img') return { name: 'Image', data, element }
  }
  const url = tagName === 'a' ? textProperty(element, 'href') : undefined
  return url === undefined ? undefined : { name: 'Link', data: { url, title: textProperty(element, 'title') }, element }
}

function placeOf({ name, element: { tagName } }: JsxPart): Place | undefined {
  if (frames.has(tagName)) return undefined
  if (items.has(tagName)) return 'within'
  // The link that stands for a player; of a link around a figure, data says only where it leads.
  const isLink = tagName === 'a' && (name === 'Link' || name === 'Embed')
  return isLink || wrappers.has(tagName) ? 'instead' : 'around'
}
