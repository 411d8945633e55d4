import type { Annotation } from './annotation.js'
import { readEmbedAddress } from './providers.js'

type Map = (address: string) => string

/**
 * An annotation whose addresses are what the function makes of them: of pictures and their sources, links, embeds. The same object
 * where it changes none.
 */
export function mapAnnotationAddresses(data: Annotation, map: Map): Annotation {
  switch (data.type) {
    case 'image':
      return withList(withOne(data, 'url', map), 'sources', map)
    case 'figure':
      return withOne(data, 'link', map)
    case 'widget':
      return withList(data, 'links', map)
    case 'attribution':
      return withOne(withOne(data, 'url', map), 'siteUrl', map)
    case 'keyword':
      return withOne(data, 'url', map)
    case 'embed': {
      const mapped = withOne(data, 'url', map)
      // Of a relative address nobody can tell who serves it.
      if (mapped === data || data.provider !== 'other' || mapped.url === undefined) return mapped
      return { ...mapped, ...readEmbedAddress(mapped.url) }
    }
    default:
      return data
  }
}

function withOne<Data extends Annotation, Name extends keyof Data>(data: Data, name: Name, map: Map): Data {
  const address = data[name]
  if (typeof address !== 'string') return data
  const mapped = map(address)
  return mapped === address ? data : { ...data, [name]: mapped }
}

function withList<Data extends Annotation, Name extends 'sources' | 'links'>(
  data: Data & { [name in Name]: readonly { url: string }[] },
  name: Name,
  map: Map,
): Data {
  const entries = data[name]
  const mapped = entries.map((entry) => ({ ...entry, url: map(entry.url) }))
  return mapped.every(({ url }, index) => url === entries[index]!.url) ? data : { ...data, [name]: mapped }
}
