import type { Element } from 'hast'
import type { Widget } from '../schema/widget.js'
import { classNames, elementsBelow, textProperty } from './elements.js'
import { defineRecognizer, type Recognizer, type RecognizerContext } from './recognizer.js'
import { wrappersAround } from './surroundings.js'
import { textOfFew } from './text-lengths.js'
import { visibleText } from './visible-text.js'

export type WidgetData = Omit<Widget, 'ref'>

/** A part of the body of more text than this is no furniture by its name alone, unless the article stands beside it. */
const muchText = 200
/** A paragraph of more text than this, in UTF-16 units, is no label and no slogan. */
const aLine = 80
/** What has more than this part of the body's text is the article, or most of it. */
const mostOfBody = 0.5

// Elements that stand for a part of a page.
const pageParts = new Set([
  'div',
  'section',
  'aside',
  'ul',
  'ol',
  'nav',
  'header',
  'footer',
  'form',
  'p',
  'dl',
  'table',
])

/** What tells a kind of widget by its name. */
export type NamedWidget = {
  name: string
  kind: Widget['kind']
  /** Class names and ids that say so. */
  names: RegExp
  /** The elements to look at, where not all that stand for a part of a page. */
  tagNames?: ReadonlySet<string>
  /**
   * Refuses what the name is wrong about; default: what holds most of the body's text, or a paragraph of it. (Cards of
   * other articles have paragraphs, too.)
   */
  accepts?: (element: Element, context: RecognizerContext) => boolean
}

/**
 * A recogniser of widgets by their class names and ids. A name alone makes no widget: elementor calls every part of an
 * article one. So what holds most of the body's text is left alone, and what is in a figure.
 */
export function defineNamedWidget({
  name,
  kind,
  names,
  tagNames = pageParts,
  accepts = (element, context) => !holdsArticle(element, context) && (kind === 'related' || !holdsParagraph(element, context)),
}: NamedWidget): Recognizer {
  return defineRecognizer({
    name,
    match: names,
    annotate(element, context) {
      if (!tagNames.has(element.tagName)) return undefined
      const known = namesOf(element).find((value) => names.test(value))
      if (known === undefined || context.isWithin('figure') || !accepts(element, context)) return undefined
      return describeWidget(element, kind, known, context)
    },
  })
}

/**
 * The Widget of an element, or of the outermost element that holds nothing else: that one is annotated when its turn comes,
 * unless it is known by a name of its own, and the element itself is not.
 */
export function describeWidget(
  element: Element,
  kind: Widget['kind'],
  name: string,
  context: RecognizerContext,
): WidgetData | undefined {
  const outermost = wrappersAround(element, context).at(-1)
  if (!outermost) return widgetData(element, kind, name, context)
  context.annotateLater(outermost, () => widgetData(outermost, kind, name, context))
  return undefined
}

/** The names by which an element is known: its id and its classes. */
export function namesOf(element: Element): string[] {
  const id = textProperty(element, 'id')
  return id === undefined ? [...classNames(element)] : [id, ...classNames(element)]
}

/** Whether the element holds so much of the body's text that it is the article, whatever its name. */
export function holdsArticle(element: Element, context: RecognizerContext): boolean {
  const { parents, textLength } = context
  const { all } = textLength(element)
  return all > muchText && all > mostOfBody * textLength(parents[0]!).all
}

/** Whether a paragraph of more than a line of its own text stands in the element: an ad slot that was never closed. */
export function holdsParagraph(element: Element, { contents }: Pick<RecognizerContext, 'contents'>): boolean {
  if (contents.paragraphs === 0 && element.tagName !== 'p') return false
  return [element, ...take(elementsBelow(element), 200)].some((part) => {
    if (part.tagName !== 'p') return false
    const length = textOfFew(part, 100)
    return length === undefined || length.all - length.inLinks > aLine
  })
}

/** Whether the present element is a small part with at most that much text. */
export function isShort({ contents }: Pick<RecognizerContext, 'contents'>, most: number): boolean {
  return contents.nodes <= 200 && contents.all <= most
}

function take<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    if (taken.length === most) break
    taken.push(item)
  }
  return taken
}

function widgetData(
  element: Element,
  kind: Widget['kind'],
  name: string,
  { annotation, url, withdraw }: RecognizerContext,
): WidgetData {
  const links: Widget['links'] = []
  const images: string[] = []
  // What a figure inside of this one holds is that one's; a widget gives its own.
  const isApart = (part: Element) => ['figure', 'widget'].includes(annotation(part)?.type ?? '')
  for (const part of [element, ...elementsBelow(element, isApart)]) {
    const data = annotation(part)
    if (data?.type === 'widget') {
      // Furniture as a whole is one widget: a share bar in a box of its own is not two.
      for (const link of data.links) links.push(link)
      for (const ref of data.images) images.push(ref)
      withdraw(part)
      continue
    }
    if (data?.type === 'image' && data.duplicateOf === undefined) images.push(data.ref)
    const href = part.tagName === 'a' ? textProperty(part, 'href') : undefined
    if (href) links.push({ text: visibleText(part), url: url(href) })
  }
  return { type: 'widget', kind, name, links, images }
}
