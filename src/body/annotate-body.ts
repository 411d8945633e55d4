import type { Element, ElementData, Parents, Root } from 'hast'
import { diagnose, type Position } from '../diagnostics/diagnostic.js'
import { reasonOf } from '../diagnostics/error-message.js'
import { PostError } from '../diagnostics/post-error.js'
import { refusePromise } from '../source/refuse-promise.js'
import { absoluteAddress } from './absolute-address.js'
import type { Annotation } from './annotation.js'
import { annotation } from './annotation.js'
import { defaultRecognizers } from './default-recognizers.js'
import type { AnnotationData, Recognizer, RecognizerContext } from './recognizer.js'
import { indexRecognizers } from './recognizer-index.js'
import { refuseNoTree } from './refuse-no-tree.js'
import { measureText } from './text-lengths.js'
import { type Contents, nothing, walk } from './walk.js'

/** Options of `annotateBody`. */
export type AnnotateOptions = {
  /** What relative addresses are relative to. */
  baseUrl?: string | undefined
  /** The title of the article, by which a heading that repeats it is known. */
  title?: string | undefined
  /** The recognisers to run, in order of precedence; default: `defaultRecognizers`. */
  recognizers?: readonly Recognizer[] | undefined
  /** Is told, when all is recognised, which recogniser annotated which element. */
  onRecognized?: ((recognizer: string, element: Element, data: Annotation) => void) | undefined
}

/**
 * Recognises figures, images, embeds, widgets and the like in a tree, and says so in `data.postmatter` of their elements. Nothing else is
 * touched: no node is moved, dropped or wrapped.
 *
 * @returns the same tree.
 * @throws PostError when a recogniser throws (`body/recognizer-failed`; `cause` is what it threw).
 * @example
 * annotateBody(fromHtml(html, { fragment: true }), { baseUrl: 'https://example.org/' })
 */
export function annotateBody(tree: Root, options: AnnotateOptions = {}): Root {
  refuseNoTree('annotateBody', tree, 'a tree')
  const recognizers = options.recognizers ?? defaultRecognizers
  if (recognizers.length === 0) return tree
  const recognizersOf = indexRecognizers(recognizers)
  const parents: Parents[] = []
  const places: number[] = []
  const counts: Record<string, number> = {}
  let mediaCount = 0
  // How many images and embeds were known when each of the open elements began.
  const mediaBefore: number[] = []
  let running = ''
  let current: Element | undefined
  const recognized = new Map<Element, string>()
  const later = new Map<Element, { recognizer: string; describe: () => AnnotationData }>()
  const memories = new Map<() => unknown, unknown>()
  let bodyLength: number | undefined
  const nextRef = (type: Annotation['type']) => `${type}-${(counts[type] ?? 0) + 1}`
  const put = (element: Element, data: AnnotationData): Annotation => {
    const complete = { ...data, ref: nextRef(data.type) } as Annotation
    counts[data.type] = (counts[data.type] ?? 0) + 1
    if (data.type === 'image' || data.type === 'embed') mediaCount++
    element.data ??= {} as ElementData
    element.data.postmatter = complete
    if (options.onRecognized) recognized.set(element, running)
    return complete
  }
  const context: RecognizerContext = {
    parents,
    places,
    baseUrl: options.baseUrl,
    title: options.title,
    contents: nothing(),
    holdsMedia: (where = 'below') => mediaCount > (where === 'below' ? mediaBefore.at(-1)! : 0),
    isWithin: (...tagNames) => parents.some((parent) => parent.type === 'element' && tagNames.includes(parent.tagName)),
    url: (written) => absoluteAddress(written, options.baseUrl),
    annotation,
    annotate: (element, data) => (annotation(element) ?? put(element, data)).ref,
    annotateLater(parent, describe) {
      if (!later.has(parent)) later.set(parent, { recognizer: running, describe })
    },
    withdraw(element) {
      delete element.data?.postmatter
      if (element.data && Object.keys(element.data).length === 0) delete element.data
      recognized.delete(element)
    },
    ref: nextRef,
    memory<T>(create: () => T) {
      if (!memories.has(create)) memories.set(create, create())
      return memories.get(create) as T
    },
    bodyLength() {
      bodyLength ??= measureText(tree)
      return bodyLength
    },
  }
  const precedes = (a: string, b: string) =>
    recognizers.findIndex(({ name }) => name === a) < recognizers.findIndex(({ name }) => name === b)
  const enter = () => mediaBefore.push(mediaCount)
  const leave = (element: Element, contents: Contents) => {
    current = element
    context.contents = contents
    const proposal = later.size === 0 ? undefined : later.get(element)
    for (const recognizer of recognizersOf(element)) {
      // What comes first in the list has the first word, also on an element that it spoke of before.
      if (annotation(element) || (proposal && precedes(proposal.recognizer, recognizer.name))) break
      running = recognizer.name
      const data = recognizer.annotate(element, context)
      if (data) put(element, checked(data))
    }
    if (proposal && !annotation(element)) {
      running = proposal.recognizer
      put(element, proposal.describe())
    }
    mediaBefore.pop()
  }
  try {
    walk(tree, { parents, places, contents: [] }, enter, leave)
  } catch (error) {
    throw current ? failure(error, running, current) : error
  }
  for (const [element, recognizer] of recognized) {
    options.onRecognized?.(recognizer, element, annotation(element)!)
  }
  return tree
}

/** An annotation, for recognisers that no type tells what one is. */
function checked(data: AnnotationData): AnnotationData {
  if (typeof data.type === 'string') return data
  refusePromise(data)
  throw new TypeError('what it returned is no annotation, which has a type, such as figure or widget')
}

function failure(error: unknown, recognizer: string, { tagName, position }: Element): PostError {
  const values = { recognizer, element: tagName, reason: reasonOf(error) }
  const finding = { code: 'body/recognizer-failed', values } as const
  return new PostError([diagnose(finding, position as Position | undefined)], { cause: error })
}
