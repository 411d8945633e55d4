import type { Element, Nodes } from 'hast'
import type { Attribution } from '../schema/attribution.js'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import type { Widget } from '../schema/widget.js'
import { type Annotation, annotation } from './annotation.js'
import { elementsBelow } from './elements.js'
import { refuseNoTree } from './refuse-no-tree.js'

/** What was recognised, and where. */
export type Recognized<A extends Annotation> = {
  /** What was recognised. */
  data: A
  /** The element that carries it. */
  element: Element
}

/**
 * Every figure of a body, in document order, once each.
 *
 * @example
 * for (const { data } of figures(parseBody(post))) console.log(data.kind, data.caption?.text)
 */
export function figures(body: Nodes): Recognized<Figure>[] {
  return ofType(body, 'figure')
}

/** Every image of a body, in document order, once each: trackers and the copies in noscript too. */
export function images(body: Nodes): Recognized<Image>[] {
  return ofType(body, 'image')
}

/** Every embed of a body, in document order, once each. */
export function embeds(body: Nodes): Recognized<Embed>[] {
  return ofType(body, 'embed')
}

/** Every widget of a body, in document order, once each; one that stands in another is listed after it. */
export function widgets(body: Nodes): Recognized<Widget>[] {
  return ofType(body, 'widget')
}

/** Every attribution of a body, in document order, once each. */
export function attributions(body: Nodes): Recognized<Attribution>[] {
  return ofType(body, 'attribution')
}

function ofType<T extends Annotation['type']>(body: Nodes, type: T): Recognized<Extract<Annotation, { type: T }>>[] {
  refuseNoTree(`${type}s`, body)
  return elementsBelow(body).flatMap((element) => {
    const data = annotation(element)
    return data?.type === type ? [{ data: data as Extract<Annotation, { type: T }>, element }] : []
  })
}
