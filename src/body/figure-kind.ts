import type { Element } from 'hast'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import { classNames, textProperty } from './elements.js'
import type { RecognizerContext } from './recognizer.js'

const videoProviders = new Set(['youtube', 'vimeo', 'facebook', 'kaltura', 'livestream'])
const audioProviders = new Set(['acast', 'soundcloud', 'captivate'])
const chartProviders = new Set(['economist', 'infogram', 'datawrapper', 'flourish'])
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
  if (pictures === 1) return 'image'
  if (has('blockquote')) return 'quote'
  if (has('svg', 'canvas') || isNamed(chartName)) return 'chart'
  if (has('hr') || classNames(element).some((name) => /splitter|separator/i.test(name))) return 'separator'
  return 'other'
}

/** What a reader sees of an embed in an element of the name. */
export function playerKind({ provider, url = '' }: Embed, tagName: string): 'video' | 'audio' | 'chart' | 'embed' {
  if (tagName === 'video' || tagName === 'audio') return tagName
  if (provider === 'facebook') return /\/videos?[/.?]|fb\.watch|video\.php/.test(url) ? 'video' : 'embed'
  if (videoProviders.has(provider)) return 'video'
  if (audioProviders.has(provider)) return 'audio'
  if (chartProviders.has(provider)) return 'chart'
  return 'embed'
}

function namesOf(element: Element): string[] {
  return [...classNames(element), textProperty(element, 'id') ?? '']
}
