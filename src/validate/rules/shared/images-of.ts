import type { Element, Root } from 'hast'
import { type DescribedImage, describeImages } from '../../../body/describe-images.js'
import type { BodyContext } from '../../rule.js'
import { indexElements } from './element-index.js'

// Four rules ask for the images of each body, one after the other.
let last: { body: Root; images: ReadonlyMap<Element, DescribedImage> } | undefined
const none: ReadonlyMap<Element, DescribedImage> = new Map()

/** The `img` elements of a body and what they are: what their annotations say, without recognising the rest of the body. */
export function imagesOf({
  body,
  elements,
  post,
}: Pick<BodyContext, 'body' | 'elements' | 'post'>): ReadonlyMap<Element, DescribedImage> {
  if (last?.body === body) return last.images
  last = {
    body,
    images: indexElements(elements).named('img').length > 0 ? describeImages(body, post.frontMatter.from) : none,
  }
  return last.images
}
