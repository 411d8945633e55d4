import type { Element } from 'hast'
import parseCss from 'postcss-value-parser'
import { parseSrcset } from 'srcset'
import type { Image } from '../schema/image.js'
import { textProperty } from './elements.js'

type Source = Image['sources'][number]
type Size = NonNullable<Image['sizes']>[number]

/**
 * The candidates of a srcset. What is no srcset gives none: publishers put placeholders and single addresses there.
 *
 * @param url makes an address absolute.
 */
export function srcsetSources(srcset: string, url: (written: string) => string): Source[] {
  try {
    return parseSrcset(srcset, { strict: false })
      .filter((candidate) => !candidate.url.startsWith('data:'))
      .map(({ url: written, width, density }) => ({
        url: url(written),
        ...(width !== undefined && { width }),
        ...(density !== undefined && { density }),
      }))
  } catch {
    return []
  }
}

/** The srcset of an element, also one that is to be loaded later. */
export function srcsetOf(element: Element): string | undefined {
  const lazy = textProperty(element, 'dataLazySrcset') ?? textProperty(element, 'dataSrcset')
  return lazy ?? joinSrcset(element.properties.srcSet)
}

/**
 * A srcset as it is written. Trees of other tools may hold it as a list (property-information before 7), split at every comma, also at
 * those within an address. A part that is not the last and has no descriptor is the beginning of such an address: several
 * candidates without descriptors would all be the same picture.
 */
export function joinSrcset(parts: Element['properties'][string]): string | undefined {
  if (!Array.isArray(parts)) return typeof parts === 'string' ? parts : undefined
  return parts.reduce<string>((joined, part, index) => {
    const previous = String(parts[index - 1] ?? '')
    const separator = index === 0 ? '' : /\s\S+$/.test(previous) ? ', ' : ','
    return joined + separator + String(part)
  }, '')
}

// The longest of real posts has some 200 UTF-16 units; brackets in brackets without end would overflow the stack.
const longestSizes = 2_000

/** The entries of the `sizes` attribute of an element, also one that is to be loaded later; undefined where there are none. */
export function sizesOf(element: Element): Size[] | undefined {
  const written = textProperty(element, 'dataLazySizes') ?? textProperty(element, 'sizes')
  if (written === undefined || written.length > longestSizes) return undefined
  const entries: parseCss.Node[][] = [[]]
  for (const node of parseCss(written).nodes) {
    if (node.type === 'div' && node.value === ',') entries.push([])
    else if (node.type !== 'comment') entries.at(-1)!.push(node)
  }
  const sizes = entries.flatMap((nodes) => {
    // What comes last is the length, and before it, the condition.
    const length = nodes.findLast(({ type }) => type !== 'space')
    if (!length) return []
    const media = parseCss.stringify(nodes.slice(0, nodes.indexOf(length))).trim()
    return [{ ...(media && { media }), length: parseCss.stringify(length) }]
  })
  return sizes.length > 0 ? sizes : undefined
}

/** The candidates of the `source` elements of a picture, with their conditions. */
export function pictureSources(picture: Element, url: (written: string) => string): Source[] {
  return picture.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName !== 'source') return []
    const srcset = srcsetOf(child)
    const media = textProperty(child, 'media')
    const type = textProperty(child, 'type')
    if (!srcset) return []
    const sizes = sizesOf(child)
    const conditions = { ...(media && { media }), ...(type && { type }), ...(sizes && { sizes }) }
    return srcsetSources(srcset, url).map((source) => ({ ...source, ...conditions }))
  })
}

/** The candidate that shows most. */
export function largest(sources: readonly Source[]): Source | undefined {
  const size = ({ width = 0, density = 0 }: Source) => width || density * 1_000
  return sources.reduce<Source | undefined>(
    (best, source) => (!best || size(source) > size(best) ? source : best),
    undefined,
  )
}

// Substack's data-attrs, and others that hand a picture to a script as an object.
const jsonNames = ['src', 'url', 'original', 'image', 'href']
const imageFile = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i

/** The address of an image in a `data-` attribute that holds a JSON object. What only leads to a folder is none. */
export function jsonAddress({ properties }: Element): string | undefined {
  for (const [name, value] of Object.entries(properties)) {
    if (!name.startsWith('data') || typeof value !== 'string' || !value.startsWith('{')) continue
    const object = parseObject(value)
    const address = jsonNames
      .map((key) => object[key])
      .find((found) => typeof found === 'string' && imageFile.test(found))
    if (typeof address === 'string') return address
  }
  return undefined
}

/** The object that begins with a brace; an empty one where it is broken. */
function parseObject(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    return {}
  }
}
