import type { Element, ElementContent, Properties } from 'hast'
import { annotation } from '../body/annotation.js'
import { elementsBelow } from '../body/elements.js'
import { sizesOf, srcsetOf, srcsetSources } from '../body/image-sources.js'
import type { Image } from '../schema/image.js'
import type { Draft } from './draft.js'

// What an Image says better, and what scripts read.
const replaced = /^(?:src|srcSet|sizes|alt|title|width|height|loading|data[A-Z0-9].*)$/

/**
 * Shows every picture by itself: the real address in `src`, loaded when it comes into view. Copies in `noscript`, trackers
 * and spacers go; what shows a picture by its style becomes an `img`.
 */
export function rewriteImages(draft: Draft): void {
  dropCopies(draft)
  for (const element of draft.elements) {
    const data = annotation(element)
    if (data?.type !== 'image') continue
    if (data.duplicateOf !== undefined || data.role === 'tracking' || data.role === 'spacer') draft.remove(element)
    else if (element.tagName === 'img') rewriteImage(element, data, draft)
    else rewriteBackground(element, data, draft)
  }
  for (const element of draft.elements) {
    if (element.tagName === 'source' && isIn(element, 'picture', draft)) rewriteSource(element, draft)
  }
}

/** A `noscript` whose pictures are all shown elsewhere goes with the labels and links around them. */
function dropCopies(draft: Draft): void {
  for (const element of draft.elements) {
    if (element.tagName !== 'noscript') continue
    const images = elementsBelow(element).flatMap((part) => {
      const data = annotation(part)
      return data?.type === 'image' ? [data] : []
    })
    const isCopy = images.some(({ duplicateOf }) => duplicateOf !== undefined)
    if (isCopy && images.every(({ duplicateOf, role }) => duplicateOf !== undefined || role !== 'content')) {
      draft.remove(element)
    }
  }
}

function rewriteImage(element: Element, data: Image, draft: Draft): void {
  const src = data.url ?? pictureInAddress(data)
  // Without an address, only words can stand for it.
  if (src === undefined && !data.alt) draft.remove(element)
  else element.properties = imageProperties(element.properties, { ...data, url: src })
}

function rewriteBackground(element: Element, data: Image, draft: Draft): void {
  const image: Element = {
    ...element,
    tagName: 'img',
    properties: imageProperties(element.properties, data),
    children: [],
  }
  if (element.tagName === 'a') element.children = [{ ...image, properties: imageProperties({}, data) }]
  else draft.replace(element, image)
}

function imageProperties(written: Properties, data: Image): Properties {
  const kept = Object.entries(written).filter(([name]) => !replaced.test(name))
  const { url, alt, title, sizes } = data
  const srcSet = candidates(data.sources.filter(({ media, type }) => media === undefined && type === undefined))
  const properties: Properties = { ...Object.fromEntries(kept) }
  if (url !== undefined) properties.src = url
  if (srcSet !== '') {
    properties.srcSet = srcSet
    if (sizes) properties.sizes = sizesText(sizes)
  }
  if (alt !== undefined || written.alt === '') properties.alt = alt ?? ''
  if (title !== undefined) properties.title = title
  const width = data.width ?? written.width
  const height = data.height ?? written.height
  if (width !== undefined && width !== '') properties.width = width
  if (height !== undefined && height !== '') properties.height = height
  if (url !== undefined) properties.loading = 'lazy'
  return properties
}

// The placeholders of real posts have less than 200 UTF-16 units.
const longestPlaceholder = 1_000

/** A picture within the address that is too large to only keep the place of another one. */
function pictureInAddress({ placeholder }: Image): string | undefined {
  return placeholder?.startsWith('data:') && placeholder.length > longestPlaceholder ? placeholder : undefined
}

/** A condition for the picture: a `source` of a `picture`, whose candidates a script may have kept for later. */
function rewriteSource(element: Element, draft: Draft): void {
  const { media, type, width, height } = element.properties
  const srcset = srcsetOf(element)
  const srcSet = srcset === undefined ? '' : candidates(srcsetSources(srcset, (written) => written))
  // Without a condition, they are candidates of the picture itself.
  if (srcSet === '' || (media === undefined && type === undefined)) {
    draft.remove(element)
    return
  }
  const sizes = sizesOf(element)
  const known = { media, type, width, height, sizes: sizes && sizesText(sizes) }
  element.properties = {
    srcSet,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  }
}

type Source = Image['sources'][number]

/** As `srcset` has them: all by width or all by density, since browsers leave out what is of the other kind. */
function candidates(sources: readonly Source[]): string {
  const hasWidths = sources.some(({ width }) => width !== undefined)
  const fitting = sources.filter(({ width }) => (width !== undefined) === hasWidths)
  const written = fitting.map(({ url, width, density }) => {
    // White space ends an address there, and commas at its ends are no part of it.
    const address = url.replace(/\s/g, '%20').replace(/^,|,$/g, '%2C')
    return width !== undefined ? `${address} ${width}w` : density !== undefined ? `${address} ${density}x` : address
  })
  return written.join(', ')
}

function sizesText(sizes: NonNullable<Image['sizes']>): string {
  return sizes.map(({ media, length }) => (media === undefined ? length : `${media} ${length}`)).join(', ')
}

function isIn(node: ElementContent, tagName: string, draft: Draft): boolean {
  const parent = draft.parentOf(node)
  return parent.type === 'element' && parent.tagName === tagName
}
