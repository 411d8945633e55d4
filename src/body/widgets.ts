import type { Element, Nodes } from 'hast'
import type { Widget } from '../schema/widget.js'
import { elementsBelow, fewBelow, namesOf, textProperty } from './elements.js'
import { defineRecognizer, type Recognizer, type RecognizerContext } from './recognizer.js'
import { wrappersAround } from './surroundings.js'
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
  accepts = (_element, context) => !holdsArticle(context) && (kind === 'related' || !holdsParagraph(context)),
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
  const outermost = wrappersAround(element, context, kind === 'related' ? isRelatedLabel : undefined).at(-1)
  if (!outermost) return widgetData(element, kind, name, context)
  context.annotateLater(outermost, () => widgetData(outermost, kind, name, context))
  return undefined
}

const relatedLabel =
  /^(?:related(?: (?:articles?|content|posts?|reading|stories))?|read (?:more|next)|see also|recommended(?: for you)?|you may also like|(?:相关|相關|延伸|推荐|推薦|更多)(?:阅读|閱讀|文章|新闻|新聞|报道|報導)?) ?[:：]?$/i

/** Whether a node is the heading of a list of other articles. */
function isRelatedLabel(node: Nodes): boolean {
  if (node.type !== 'element' || !fewBelow(node, 6)) return false
  const text = visibleText(node)
  return text.length <= 30 && relatedLabel.test(text)
}

/** Whether the present element holds so much of the body's text that it is the article, whatever its name. */
export function holdsArticle(context: RecognizerContext): boolean {
  return isArticle(context.contents.all, context)
}

/** Whether so much text is most of the body's, in UTF-16 units. */
export function isArticle(length: number, { bodyLength }: Pick<RecognizerContext, 'bodyLength'>): boolean {
  return length > muchText && length > mostOfBody * bodyLength()
}

/** Whether a paragraph of more than a line of its own text stands in the present element: an ad slot that was never closed. */
export function holdsParagraph({ contents }: Pick<RecognizerContext, 'contents'>): boolean {
  return contents.longestParagraph > aLine
}

/** Whether the present element is a small part with at most that much text. */
export function isShort({ contents }: Pick<RecognizerContext, 'contents'>, most: number): boolean {
  return contents.nodes <= 200 && contents.all <= most
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
