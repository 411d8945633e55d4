import type { Element } from 'hast'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import { classNames, elementsBelow, namesOf } from './elements.js'
import { shownBy } from './providers.js'
import type { RecognizerContext } from './recognizer.js'

const chartName = /chart|graphic|dynamic-inset|infogram|ai2html/i

/**
 * What a reader sees in a figure.
 *
 * @param own the elements of the figure, without those of figures inside of it.
 * @param imagesOutside how many images belong to it that stand outside of its element.
 */
export function figureKind(
  element: Element,
  own: readonly Element[],
  imagesOutside: number,
  { annotation }: RecognizerContext,
): Figure['kind'] {
  const has = (...tagNames: string[]) => own.some((part) => tagNames.includes(part.tagName))
  const isNamed = (pattern: RegExp) =>
    [element, ...own].some((part) => namesOf(part).some((name) => pattern.test(name)))
  const shown = own.flatMap((part) => annotation(part) ?? [])
  const players = own.flatMap((part) => {
    const data = annotation(part)
    return data?.type === 'embed' ? [playerKind(data, part.tagName)] : []
  })
  const images = shown.filter(
    (data): data is Image => data.type === 'image' && data.role === 'content' && data.duplicateOf === undefined,
  )
  const pictures = images.length + imagesOutside
  if (has('video') || players.includes('video')) return 'video'
  if (has('audio') || players.includes('audio')) return 'audio'
  if (players.length > 0) return players.includes('chart') ? 'chart' : 'embed'
  if (pictures === 0 && classNames(element).some((name) => /^embed/i.test(name))) return 'embed'
  if (has('table')) return 'table'
  if (has('pre', 'code')) return 'code'
  if (pictures > 1) return 'gallery'
  // Reuters' pictures are sometimes gone, and the elements that showed them are left.
  if (pictures === 1 || own.some(({ properties }) => properties.role === 'img')) return 'image'
  if (has('blockquote')) return 'quote'
  if (has('svg', 'canvas') || isNamed(chartName)) return 'chart'
  if (has('hr') || classNames(element).some((name) => /splitter|separator/i.test(name))) return 'separator'
  return kindOfInner(element, { annotation }) ?? 'other'
}

/** The kind of the figures inside of one that holds nothing else: pictures together are a gallery. */
function kindOfInner(
  element: Element,
  { annotation }: Pick<RecognizerContext, 'annotation'>,
): Figure['kind'] | undefined {
  // What is inside of those is in their kind already.
  const nearest = elementsBelow(element, ({ tagName }) => tagName === 'figure')
  const kinds = [...nearest].flatMap((part) => {
    const data = annotation(part)
    return data?.type === 'figure' ? [data.kind] : []
  })
  const pictures = kinds.filter((kind) => kind === 'image' || kind === 'gallery')
  return pictures.length > 1 ? 'gallery' : kinds.find((kind) => kind !== 'other')
}

/** What a reader sees of an embed in an element of the name. */
export function playerKind({ provider, url = '' }: Embed, tagName: string): 'video' | 'audio' | 'chart' | 'embed' {
  if (tagName === 'video' || tagName === 'audio') return tagName
  if (provider === 'facebook') return /\/videos?[/.?]|fb\.watch|video\.php/.test(url) ? 'video' : 'embed'
  return shownBy(provider) ?? 'embed'
}
