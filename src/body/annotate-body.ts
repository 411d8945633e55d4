import type { Element, ElementData, Nodes, Parents, Root } from 'hast'
import type { Annotation } from './annotation.js'
import { annotation } from './annotation.js'
import { defaultRecognizers } from './default-recognizers.js'
import type { AnnotationData, Recognizer, RecognizerContext } from './recognizer.js'
import { indexRecognizers } from './recognizer-index.js'
import { measureText, type TextLength } from './text-lengths.js'

/** Options of `annotateBody`. */
export type AnnotateOptions = {
  /** What relative addresses are relative to. */
  baseUrl?: string | undefined
  /** The recognisers to run, in order of precedence; default: `defaultRecognizers`. */
  recognizers?: readonly Recognizer[] | undefined
  /** Is told which recogniser annotated which element. */
  onRecognized?: ((recognizer: string, element: Element, data: Annotation) => void) | undefined
}

/**
 * Recognises figures, images, embeds, widgets and the like in a tree, and says so in `data.postmatter` of their elements. Nothing else is
 * touched: no node is moved, dropped or wrapped.
 *
 * @returns the same tree.
 * @example
 * annotateBody(fromHtml(html, { fragment: true }), { baseUrl: 'https://example.org/' })
 */
export function annotateBody(tree: Root, options: AnnotateOptions = {}): Root {
  const recognizersOf = indexRecognizers(options.recognizers ?? defaultRecognizers)
  const parents: Parents[] = []
  const places: number[] = []
  const open = new Map<string, number>()
  const counts: Record<string, number> = {}
  let running = ''
  let measured: ((node: Parents) => TextLength) | undefined
  const nextRef = (type: Annotation['type']) => `${type}-${(counts[type] ?? 0) + 1}`
  const put = (element: Element, data: AnnotationData): Annotation => {
    const complete = { ...data, ref: nextRef(data.type) } as Annotation
    counts[data.type] = (counts[data.type] ?? 0) + 1
    element.data = Object.assign(element.data ?? {}, { postmatter: complete }) as ElementData
    options.onRecognized?.(running, element, complete)
    return complete
  }
  const context: RecognizerContext = {
    parents,
    places,
    baseUrl: options.baseUrl,
    isWithin: (...tagNames) => tagNames.some((name) => (open.get(name) ?? 0) > 0),
    url: (written) => absolute(written, options.baseUrl),
    annotation,
    annotate: (element, data) => (annotation(element) ?? put(element, data)).ref,
    ref: nextRef,
    textLength(node) {
      measured ??= measureText(tree)
      return measured(node)
    },
  }
  walk(tree, { parents, places, open }, (element) => {
    for (const recognizer of recognizersOf(element)) {
      if (annotation(element)) return
      running = recognizer.name
      const data = recognizer.annotate(element, context)
      if (data) put(element, data)
    }
  })
  return tree
}

type Path = { parents: Parents[]; places: number[]; open: Map<string, number> }

/**
 * Visits every element after its children, and keeps the path to it while it does. Needs no stack of calls: trees of
 * one's own may have any depth.
 */
function walk(tree: Root, { parents, places, open }: Path, visit: (element: Element) => void): void {
  const frames: { node: Parents; next: number }[] = [{ node: tree, next: 0 }]
  parents.push(tree)
  while (frames.length > 0) {
    const frame = frames.at(-1)!
    const child: Nodes | undefined = frame.node.children[frame.next++]
    if (child?.type === 'element') {
      frames.push({ node: child, next: 0 })
      parents.push(child)
      open.set(child.tagName, (open.get(child.tagName) ?? 0) + 1)
      places.push(frame.next - 1)
    } else if (!child) {
      frames.pop()
      parents.pop()
      if (frame.node.type !== 'element') continue
      open.set(frame.node.tagName, open.get(frame.node.tagName)! - 1)
      visit(frame.node)
      places.pop()
    }
  }
}

function absolute(written: string, baseUrl: string | undefined): string {
  // What is absolute stays as it is written; `//host/path` needs only a scheme, even where there is no base.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written
  if (written.startsWith('//')) return `${/^http:/i.test(baseUrl ?? '') ? 'http:' : 'https:'}${written}`
  return baseUrl && URL.canParse(written, baseUrl) ? new URL(written, baseUrl).href : written
}
