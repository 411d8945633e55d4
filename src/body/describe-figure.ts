import type { Element } from 'hast'
import type { Figure } from '../schema/figure.js'
import { claim, isCaption, isCredit } from './captions.js'
import { classNames, elementsBelow, textProperty } from './elements.js'
import { figureKind } from './figure-kind.js'
import type { RecognizerContext } from './recognizer.js'
import { isHidden } from './visible-text.js'

const alignments: [RegExp, NonNullable<Figure['align']>][] = [
  [/^align-?left$|outset-?left|-left(?:align)?$|leftalign/i, 'left'],
  [/^align-?right$|outset-?right|-right(?:align)?$|rightalign/i, 'right'],
  [/^align-?center$|align-center$/i, 'center'],
  [/^align-?wide$/i, 'wide'],
  [/^align-?full$|full-width/i, 'full'],
]

/** What a figure's recogniser knows of its parts beyond their names and elements. */
export type FigureParts = {
  /** The elements that hold its caption, where not their names tell. */
  captions?: readonly Element[]
  /** Images that stand outside of its element, by `ref`. */
  outside?: readonly string[]
}

/**
 * What the element of a figure says: what it holds, its caption and credit, which Claims mark, where it leads and how it is
 * aligned.
 */
export function describeFigure(
  element: Element,
  context: RecognizerContext,
  parts: FigureParts = {},
): Omit<Figure, 'ref'> {
  const below = elementsBelow(element, isFigure)
  const own = below.filter((part) => !isFigure(part))
  const images = [...(parts.outside ?? []), ...imagesOf(below, context)]
  const credits = outermost(own.filter(isCredit))
  const captions = parts.captions ?? outermost(own.filter((part) => isCaption(part) && !credits.includes(part)))
  const by = context.ref('figure')
  const caption = claim(captions, by, context, (part) => credits.includes(part)) ?? captionInLabel(own)
  const credit = claim(credits, by, context)
  const link = own.find((part) => part.tagName === 'a' && holdsImage(part))
  const href = link && textProperty(link, 'href')
  const align = alignOf(element)
  return {
    type: 'figure',
    kind: figureKind(element, own, parts.outside?.length ?? 0, context),
    images,
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(href && { link: context.url(href) }),
    ...(align && { align }),
  }
}

function isFigure({ tagName }: Element): boolean {
  return tagName === 'figure'
}

/** Every image by `ref`, but copies; those of a figure inside belong to that one, unless this one has no other. */
function imagesOf(below: readonly Element[], { annotation }: RecognizerContext): string[] {
  const own: string[] = []
  const ofInner: string[] = []
  for (const part of below) {
    const data = annotation(part)
    if (data?.type === 'image' && data.duplicateOf === undefined) own.push(data.ref)
    if (data?.type === 'figure') for (const ref of data.images) ofInner.push(ref)
  }
  return own.length > 0 ? own : ofInner
}

/** Reuters gives the caption of a picture to screen readers only, in the picture's own label. */
function captionInLabel(own: readonly Element[]): Figure['caption'] {
  const labels = own.flatMap((part) => (part.tagName === 'img' ? (textProperty(part, 'ariaLabel') ?? []) : []))
  return labels.length === 1 ? { text: labels[0]!, elements: [] } : undefined
}

function alignOf(element: Element): Figure['align'] {
  const names = classNames(element)
  return alignments.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1]
}

function holdsImage(element: Element): boolean {
  return elementsBelow(element).some(({ tagName }) => tagName === 'img')
}

/** The elements that stand in no other one of the list, and are not hidden. */
function outermost(elements: readonly Element[]): Element[] {
  if (elements.length === 0) return []
  const inner = elements.length === 1 ? undefined : new Set(elements.flatMap((element) => elementsBelow(element)))
  return elements.filter((element) => !inner?.has(element) && !isHidden(element))
}
