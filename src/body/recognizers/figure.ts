import type { Element } from 'hast'
import type { Figure } from '../../schema/figure.js'
import { classNames, elementsBelow, textProperty } from '../elements.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'
import { isHidden, visibleText } from '../visible-text.js'

const captionClass = /^(?:wp-caption-text|caption(?:-text)?|media-caption|image-caption)$/i
const creditClass = /credit|copyright|photographer/i
const alignments: [RegExp, NonNullable<Figure['align']>][] = [
  [/^align-?left$|outset-?left|-left(?:align)?$|leftalign/i, 'left'],
  [/^align-?right$|outset-?right|-right(?:align)?$|rightalign/i, 'right'],
  [/^align-?center$|align-center$/i, 'center'],
  [/^align-?wide$/i, 'wide'],
  [/^align-?full$|full-width/i, 'full'],
]

/** Every `figure` element: what it holds, its caption and credit, which Claims mark, and where it leads. */
export const figure = defineRecognizer({
  name: 'figure',
  tagNames: ['figure'],
  annotate(element, context) {
    const own = [...elementsBelow(element, ({ tagName }) => tagName === 'figure')].filter(
      ({ tagName }) => tagName !== 'figure',
    )
    const images = imagesOf(element, context)
    const credits = outermost(
      own.filter((part) => !isHidden(part) && classNames(part).some((name) => creditClass.test(name))),
    )
    const captions = outermost(own.filter((part) => isCaption(part) && !credits.includes(part)))
    const by = context.ref('figure')
    const caption = claim(captions, by, context, (part) => credits.includes(part))
    const credit = claim(credits, by, context)
    const link = own.find((part) => part.tagName === 'a' && holdsImage(part))
    const href = link && textProperty(link, 'href')
    const align = alignOf(element)
    return {
      type: 'figure',
      kind: kindOf(element, own, images.length, context),
      images,
      ...(caption && { caption }),
      ...(credit && { credit }),
      ...(href && { link: context.url(href) }),
      ...(align && { align }),
    }
  },
})

function isCaption(element: Element): boolean {
  return element.tagName === 'figcaption' || classNames(element).some((name) => captionClass.test(name))
}

/** The images that a reader sees, by `ref`; those of a figure inside belong to that one, unless this one has no other. */
function imagesOf(element: Element, { annotation }: RecognizerContext): string[] {
  const refs = (below: Iterable<Element>) =>
    [...below].flatMap((part) => {
      const data = annotation(part)
      return data?.type === 'image' && data.role === 'content' && data.duplicateOf === undefined ? [data.ref] : []
    })
  const nearest = refs(elementsBelow(element, ({ tagName }) => tagName === 'figure'))
  return nearest.length > 0 ? nearest : refs(elementsBelow(element))
}

function claim(
  parts: readonly Element[],
  by: string,
  { annotate }: RecognizerContext,
  skip?: (element: Element) => boolean,
): Figure['caption'] {
  const texts = parts.map((part) => ({ part, text: visibleText(part, skip) })).filter(({ text }) => text !== '')
  if (texts.length === 0) return undefined
  const elements = texts.map(({ part }) => annotate(part, { type: 'claim', by }))
  return { text: texts.map(({ text }) => text).join(' '), elements }
}

function kindOf(
  element: Element,
  own: readonly Element[],
  images: number,
  { annotation }: RecognizerContext,
): Figure['kind'] {
  const has = (...tagNames: string[]) => own.some((part) => tagNames.includes(part.tagName))
  const embeds = own.flatMap((part) => {
    const data = annotation(part)
    return data?.type === 'embed' ? [{ part, provider: data.provider }] : []
  })
  if (has('video') || embeds.some(({ provider }) => videoProviders.has(provider))) return 'video'
  if (has('audio') || embeds.some(({ provider }) => audioProviders.has(provider))) return 'audio'
  if (embeds.length > 0 || classNames(element).some((name) => /^embed/i.test(name) && images === 0)) return 'embed'
  if (has('table')) return 'table'
  if (has('pre', 'code')) return 'code'
  if (images > 1) return 'gallery'
  if (images === 1) return 'image'
  if (has('blockquote')) return 'quote'
  if (has('svg', 'canvas')) return 'chart'
  if (has('hr') || classNames(element).some((name) => /splitter|separator/i.test(name))) return 'separator'
  return 'other'
}

const videoProviders = new Set(['youtube', 'vimeo', 'facebook', 'kaltura', 'livestream'])
const audioProviders = new Set(['acast', 'soundcloud', 'captivate'])

function alignOf(element: Element): Figure['align'] {
  const names = classNames(element)
  return alignments.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1]
}

function holdsImage(element: Element): boolean {
  return [...elementsBelow(element)].some(({ tagName }) => tagName === 'img')
}

/** The elements that stand in no other one of the list. */
function outermost(elements: readonly Element[]): Element[] {
  const inner = new Set(elements.flatMap((element) => [...elementsBelow(element)]))
  return elements.filter((element) => !inner.has(element))
}
