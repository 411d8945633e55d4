import type { Element, Root } from 'hast'
import { type Annotation, annotation } from '../body/annotation.js'
import { elementsBelow } from '../body/elements.js'
import { judgeElement } from '../sanitize/judge-element.js'

/**
 * Keeps, of the addresses in the annotations of a tree, those that could stand in the tree as well: renderers write them
 * into links and pictures.
 *
 * @param tree is changed, and its annotations are.
 * @param resolve makes an address absolute, where that is wanted.
 */
export function keepSafeAddresses(tree: Root, resolve: (address: string) => string): void {
  const link = (address: string | undefined) => safe('a', 'href', address, resolve)
  const picture = (address: string | undefined) => safe('img', 'src', address, resolve)
  for (const element of elementsBelow(tree)) {
    const data = annotation(element)
    if (data) keepSafe(data, link, picture)
  }
}

type Keep = (address: string | undefined) => string | undefined

function keepSafe(data: Annotation, link: Keep, picture: Keep): void {
  switch (data.type) {
    case 'image':
      set(data, 'url', picture(data.url))
      set(data, 'placeholder', picture(data.placeholder))
      data.sources = withSafe(data.sources, picture)
      return
    case 'figure':
      set(data, 'link', link(data.link))
      return
    case 'widget':
      data.links = withSafe(data.links, link)
      return
    case 'attribution':
      set(data, 'siteUrl', link(data.siteUrl))
      set(data, 'url', link(data.url))
      return
    case 'embed':
    case 'keyword':
      set(data, 'url', link(data.url))
  }
}

/** Without those whose address may not stay. */
function withSafe<T extends { url: string }>(entries: readonly T[], keep: Keep): T[] {
  return entries.flatMap((entry) => {
    const url = keep(entry.url)
    return url === undefined ? [] : [{ ...entry, url }]
  })
}

function set<Name extends string>(
  data: { [name in Name]?: string | undefined },
  name: Name,
  address: string | undefined,
) {
  if (address === undefined) delete data[name]
  else data[name] = address
}

function safe(
  tagName: 'a' | 'img',
  property: 'href' | 'src',
  written: string | undefined,
  resolve: (address: string) => string,
): string | undefined {
  if (written === undefined) return undefined
  const address = resolve(written)
  // Nearly all, and nothing to judge.
  if (/^https?:\/\/[^\s\0]*$/.test(address)) return address
  const stand: Element = { type: 'element', tagName, properties: { [property]: address }, children: [] }
  const verdict = judgeElement(stand)
  const kept = verdict.kind === 'keep' ? verdict.properties[property] : undefined
  return typeof kept === 'string' ? kept : undefined
}
