import type { Element, Parents } from 'hast'
import type { Claim } from '../schema/claim.js'
import type { Embed } from '../schema/embed.js'
import type { Figure } from '../schema/figure.js'
import type { Image } from '../schema/image.js'
import type { Annotation } from './annotation.js'

/** An annotation before it has its `ref`. */
export type AnnotationData = Omit<Image, 'ref'> | Omit<Figure, 'ref'> | Omit<Embed, 'ref'> | Omit<Claim, 'ref'>

/** What a recogniser may ask and do. */
export type RecognizerContext = {
  /** The element's parents, from the root down. */
  parents: readonly Parents[]
  /** Where each parent stands among the children of its own: `places[i]` is the place of `parents[i + 1]`. */
  places: readonly number[]
  /** An address as written, made absolute against the base URL where there is one and it can be. */
  url(written: string): string
  /** What was recognised in an element before: in everything below the present one, and in everything before it. */
  annotation(element: Element): Annotation | undefined
  /** Annotates another element, which keeps what it has; gives the `ref` of what it carries then. */
  annotate(element: Element, data: AnnotationData): string
  /** The `ref` that the present element's annotation is going to have: for a Claim of its parts. */
  ref(type: Annotation['type']): string
}

/** A unit of recognition: what it looks at, and what it says of it. */
export type Recognizer = {
  /** For reports; unique in a list. */
  name: string
  /** The elements to look at, by tag name. */
  tagNames: readonly string[]
  /** The annotation of the element, or undefined when it is none of this recogniser's. */
  annotate(element: Element, context: RecognizerContext): AnnotationData | undefined
}

/**
 * Defines a recogniser. Recognisers see each element after everything below it; the first in the list that has something
 * to say annotates it.
 *
 * @example
 * const pullQuote = defineRecognizer({
 *   name: 'pull-quote',
 *   tagNames: ['aside'],
 *   annotate: () => ({ type: 'figure', kind: 'quote', images: [] }),
 * })
 * parseBody(html, { recognizers: [pullQuote, ...defaultRecognizers] })
 */
export function defineRecognizer(recognizer: Recognizer): Recognizer {
  return recognizer
}
