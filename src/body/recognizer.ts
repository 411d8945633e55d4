import type { Element, Parents } from 'hast'
import type { Annotation } from './annotation.js'
import { checkRecognizer } from './check-recognizer.js'
import type { Contents } from './walk.js'

/** An annotation before it has its `ref`; of a type, where one is given. */
export type AnnotationData<A extends Annotation = Annotation> = A extends Annotation ? Omit<A, 'ref'> : never

/** What a recogniser may ask and do. */
export type RecognizerContext = {
  /** The element's parents, from the root down. */
  parents: readonly Parents[]
  /** `places[i]` is the place of `parents[i + 1]` among the children of `parents[i]`; the last, that of the element itself. */
  places: readonly number[]
  /** Whether an element of one of the tag names is among the parents. */
  isWithin(...tagNames: string[]): boolean
  /**
   * Whether an image or an embed was recognised below the present element, or, for `before`, anywhere before it. Costs
   * nothing: to be asked first.
   */
  holdsMedia(where?: 'below' | 'before'): boolean
  /** What stands below the present element. Costs nothing: to be asked first. */
  contents: Contents
  /** An address as written, made absolute against the base URL where there is one and it can be. */
  url(written: string): string
  /** The base URL, where there is one. */
  baseUrl: string | undefined
  /** The title of the article, where it is known. */
  title: string | undefined
  /** What was recognised in an element before: in everything below the present one, and in everything before it. */
  annotation(element: Element): Annotation | undefined
  /**
   * Annotates an element that stands before the present one or below it, and that keeps what it has; gives the `ref` of
   * what it carries then.
   */
  annotate(element: Element, data: AnnotationData): string
  /**
   * Says what a parent is, unless a recogniser that comes before the present one says something else of it when its turn
   * comes. The first word counts.
   *
   * @param describe is called then.
   */
  annotateLater(parent: Element, describe: () => AnnotationData): void
  /** Takes back what was recognised in an element below: what holds it says the same of the whole. */
  withdraw(element: Element): void
  /** The `ref` that the present element's annotation is going to have: for its parts to name it. */
  ref(type: Annotation['type']): string
  /**
   * What a recogniser remembers while it goes through one body: made by the function when it is first given, and the same
   * from then on. (A WeakMap of one's own would keep whole bodies in memory: V8 takes its keys for used until the next
   * collection of everything.)
   */
  memory<T>(create: () => T): T
  /** How much text stands in the whole body, in UTF-16 units. Measured once, when first asked. */
  bodyLength(): number
}

/** A unit of recognition: what it looks at, and what it says of it. */
export type Recognizer = {
  /** For reports; unique in a list. */
  name: string
  /**
   * The elements to look at: a tag name (`figure`), a class name (`.wp-caption`), an expression for class names and ids
   * (`/^share-/`), or `*` for all; any of a list. An expression has no flags `g` or `y`. Other selectors are refused.
   */
  match: string | RegExp | readonly (string | RegExp)[]
  /** The annotation of the element, or undefined when it is none of this recogniser's. */
  annotate(element: Element, context: RecognizerContext): AnnotationData | undefined
}

/**
 * Defines a recogniser. Recognisers see each element after everything below it; the first in the list that has something
 * to say annotates it.
 *
 * @throws TypeError for a `match` that no element can have.
 * @example
 * const pullQuote = defineRecognizer({
 *   name: 'pull-quote',
 *   match: ['aside', '.pullquote', /^pull-?quote/],
 *   annotate: () => ({ type: 'figure', kind: 'quote', images: [] }),
 * })
 * parseBody(html, { recognizers: [pullQuote, ...defaultRecognizers] })
 */
export function defineRecognizer(recognizer: Recognizer): Recognizer {
  checkRecognizer(recognizer)
  return recognizer
}
