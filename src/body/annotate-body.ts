import type { Element, ElementData, Nodes, Parents, Root } from 'hast'
import type { Annotation } from './annotation.js'
import { annotation } from './annotation.js'
import { defaultRecognizers } from './default-recognizers.js'
import type { AnnotationData, Recognizer, RecognizerContext } from './recognizer.js'

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
 * Recognises figures, images and embeds in a tree, and says so in `data.postmatter` of their elements. Nothing else is
 * touched: no node is moved, dropped or wrapped.
 *
 * @returns the same tree.
 * @example
 * annotateBody(fromHtml(html, { fragment: true }), { baseUrl: 'https://example.org/' })
 */
export function annotateBody(tree: Root, options: AnnotateOptions = {}): Root {
  const byTagName = groupByTagName(options.recognizers ?? defaultRecognizers)
  const parents: Parents[] = []
  const places: number[] = []
  const counts: Record<string, number> = {}
  const put = (element: Element, data: AnnotationData): Annotation => {
    const ref = nextRef(data.type)
    counts[data.type] = (counts[data.type] ?? 0) + 1
    const complete = { ...data, ref } as Annotation
    element.data = Object.assign(element.data ?? {}, { postmatter: complete }) as ElementData
    return complete
  }
  const nextRef = (type: Annotation['type']) => `${type}-${(counts[type] ?? 0) + 1}`
  const context: RecognizerContext = {
    parents,
    places,
    url: (written) => absolute(written, options.baseUrl),
    annotation,
    annotate: (element, data) => (annotation(element) ?? put(element, data)).ref,
    ref: nextRef,
  }
  const recognize = (element: Element) => {
    for (const recognizer of byTagName.get(element.tagName) ?? []) {
      if (annotation(element)) return
      const data = recognizer.annotate(element, context)
      if (!data) continue
      const complete = put(element, data)
      options.onRecognized?.(recognizer.name, element, complete)
    }
  }
  walk(tree, { parents, places }, recognize)
  return tree
}

function groupByTagName(recognizers: readonly Recognizer[]): Map<string, Recognizer[]> {
  const groups = new Map<string, Recognizer[]>()
  for (const recognizer of recognizers) {
    for (const name of recognizer.tagNames) groups.set(name, [...(groups.get(name) ?? []), recognizer])
  }
  return groups
}

type Path = { parents: Parents[]; places: number[] }

/**
 * Visits every element after its children, and keeps `parents` and `places` while it does. Needs no stack of calls: trees of
 * one's own may have any depth.
 */
function walk(tree: Root, { parents, places }: Path, visit: (element: Element) => void): void {
  const frames: { node: Parents; next: number }[] = [{ node: tree, next: 0 }]
  parents.push(tree)
  while (frames.length > 0) {
    const frame = frames.at(-1)!
    const child: Nodes | undefined = frame.node.children[frame.next++]
    if (child?.type === 'element') {
      frames.push({ node: child, next: 0 })
      parents.push(child)
      places.push(frame.next - 1)
    } else if (!child) {
      frames.pop()
      parents.pop()
      places.pop()
      if (frame.node.type === 'element') visit(frame.node)
    }
  }
}

function absolute(written: string, baseUrl: string | undefined): string {
  // What is absolute stays as it is written; `//host/path` needs only a scheme, even where there is no base.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written
  if (written.startsWith('//')) return `${/^http:/i.test(baseUrl ?? '') ? 'http:' : 'https:'}${written}`
  return baseUrl && URL.canParse(written, baseUrl) ? new URL(written, baseUrl).href : written
}
