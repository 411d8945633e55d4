import type { Element, Parents, Root } from 'hast'
import type { Image } from '../schema/image.js'
import { absoluteAddress } from './absolute-address.js'
import { describeImage } from './recognizers/image.js'

/** What the recogniser of images says of an `img`; refs are for the other recognisers. */
export type DescribedImage = Omit<Image, 'ref'>

/**
 * Every `img` of a tree as `annotateBody` describes it, without recognising anything else: no other recogniser has a say in what an image
 * is for, where its address is, and whether it repeats another one.
 *
 * @param baseUrl what relative addresses are relative to.
 */
export function describeImages(tree: Root, baseUrl: string): ReadonlyMap<Element, DescribedImage> {
  const images = new Map<Element, Image>()
  const parents: Parents[] = [tree]
  const places: number[] = [0]
  const context = {
    parents,
    places,
    url: (written: string) => absoluteAddress(written, baseUrl),
    annotation: (element: Element) => images.get(element),
    isWithin: (...tagNames: string[]) =>
      parents.some((parent) => parent.type === 'element' && tagNames.includes(parent.tagName)),
  }
  while (parents.length > 0) {
    const place = places.at(-1)!
    const child = parents.at(-1)!.children[place]
    if (!child) {
      parents.pop()
      places.pop()
      if (places.length > 0) places[places.length - 1]!++
    } else if (child.type === 'element' && child.children.length > 0) {
      parents.push(child)
      places.push(0)
    } else {
      if (child.type === 'element' && child.tagName === 'img') {
        images.set(child, { ...describeImage(child, context), ref: `image-${images.size + 1}` })
      }
      places[places.length - 1]!++
    }
  }
  return images
}
