import type { Element, Parents } from 'hast'
import type { Image } from '../../schema/image.js'
import { cssBackground } from '../css-background.js'
import { classNames, elementsBelow, pixels, textProperty } from '../elements.js'
import { jsonAddress, largest, pictureSources, sizesOf, srcsetOf, srcsetSources } from '../image-sources.js'
import { defineRecognizer, type RecognizerContext } from '../recognizer.js'

// Where scripts find the address that they load when the picture comes into view.
const lazyProperties = ['dataLazySrc', 'dataSrc', 'dataOriginal', 'dataLazy', 'dataOriginalSrc']
// An address that only keeps the place: Jetpack marks it, others name it so.
const placeholderUrl =
  /[?&]is-pending-load=1|\/(?:[\w-]*placeholder[\w-]*|blank|spacer|transparent|pixel|1x1|grey)\.(?:gif|png|svg)(?:[?#]|$)/i
// Addresses that count readers and show nothing.
const trackingUrl =
  /^(?:https?:)?\/\/(?:medium\.com\/_\/stat\b|pixel\.|stats\.|[\w.-]*doubleclick\.net|[\w.-]*\/(?:pixel|beacon)\.gif|feeds\.[\w.-]+\/~r\/)/i
// Buttons that are drawn: RFA's icon-zoom.png.
const iconUrl = /\/icons?[-_][\w-]*\.(?:png|gif|svg)(?:[?#]|$)/i
const iconClass = /^(?:wp-smiley|emoji|emoticon)$/i

/** Every `img`: its real address, its size, what it is for, and whether it repeats another one in a `noscript`. */
export const image = defineRecognizer({
  name: 'image',
  match: 'img',
  annotate: describeImage,
})

/** What is known of images before the present one, and where it stands. */
type ImageContext = Pick<RecognizerContext, 'parents' | 'places' | 'annotation' | 'isWithin' | 'url'>

/** What an `img` is. An image that it repeats takes its address, where it has none. */
export function describeImage(element: Element, context: ImageContext): Omit<Image, 'ref'> {
  const visible = visibleTwin(context)
  const data = describe(element, context)
  if (!visible) return data
  // The visible image may have no address of its own: then the copy for readers without scripts has the only one.
  if (!visible.url && data.url) visible.url = data.url
  return { ...data, duplicateOf: visible.ref }
}

function describe(element: Element, { parents, url }: ImageContext): Omit<Image, 'ref'> {
  const parent = parents.at(-1)
  const srcset = srcsetOf(element)
  const sources = [
    ...(parent?.type === 'element' && parent.tagName === 'picture' ? pictureSources(parent, url) : []),
    ...(srcset ? srcsetSources(srcset, url) : []),
  ]
  const src = textProperty(element, 'src')
  const lazy = lazyProperties
    .map((name) => textProperty(element, name))
    .find((value) => value && !value.startsWith('data:'))
  const isPlaceholder = src !== undefined && (src.startsWith('data:') || placeholderUrl.test(src))
  const written = lazy && (src === undefined || isPlaceholder) ? lazy : isPlaceholder ? undefined : src
  const address = written === undefined ? (largest(sources)?.url ?? addressBeside(element, parent, url)) : url(written)
  const data: Omit<Image, 'ref'> = { type: 'image', sources, role: roleOf(element, address) }
  if (address !== undefined) data.url = address
  if (sources.length > 0) setDefined(data, 'sizes', sizesOf(element))
  if (isPlaceholder) data.placeholder = src
  setDefined(data, 'alt', textProperty(element, 'alt'))
  setDefined(data, 'title', textProperty(element, 'title'))
  setDefined(data, 'width', pixels(element, 'width') ?? pixels(element, 'dataWidth'))
  setDefined(data, 'height', pixels(element, 'height') ?? pixels(element, 'dataHeight'))
  return data
}

/** Where the element itself names none: in JSON that a script would read, or in the style of what stands beside or around it. */
function addressBeside(
  element: Element,
  parent: Parents | undefined,
  url: (written: string) => string,
): string | undefined {
  const siblings = parent && parent.children.length <= 10 ? parent.children : []
  const around = [
    ...(parent?.type === 'element' ? [parent] : []),
    ...siblings.filter((node) => node.type === 'element'),
  ]
  const written = jsonAddress(element) ?? around.map(cssBackground).find((address) => address !== undefined)
  return written === undefined ? undefined : url(written)
}

function roleOf(element: Element, url: string | undefined): Image['role'] {
  const width = pixels(element, 'width')
  const height = pixels(element, 'height')
  const isTiny = width !== undefined && height !== undefined && width <= 1 && height <= 1
  if (url && (trackingUrl.test(url) || isTiny)) return 'tracking'
  if (isTiny) return 'spacer'
  if (classNames(element).some((name) => iconClass.test(name)) || (url && iconUrl.test(url))) return 'icon'
  return width !== undefined && height !== undefined && width <= 24 && height <= 24 ? 'icon' : 'content'
}

/** The image that stands before the `noscript` in which this one stands: the one that scripts show in its place. */
function visibleTwin({ parents, places, annotation, isWithin }: ImageContext): Image | undefined {
  if (!isWithin('noscript')) return undefined
  const index = parents.findLastIndex((parent) => parent.type === 'element' && parent.tagName === 'noscript')
  const outside = parents[index - 1]!
  for (let place = places[index - 1]! - 1; place >= 0; place--) {
    const sibling = outside.children[place]!
    if (sibling.type !== 'element') continue
    const images =
      sibling.tagName === 'img' ? [sibling] : elementsBelow(sibling).filter(({ tagName }) => tagName === 'img')
    const data = images.map((candidate) => annotation(candidate)).findLast((candidate) => candidate?.type === 'image')
    return data?.type === 'image' && data.duplicateOf === undefined ? data : undefined
  }
  return undefined
}

function setDefined<T, K extends keyof T>(object: T, key: K, value: T[K]): void {
  if (value !== undefined) object[key] = value
}
