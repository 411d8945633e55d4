import type { Element, ElementContent, Nodes, Root } from 'hast'
import { type Annotation, annotation } from '../body/annotation.js'
import { elementsBelow } from '../body/elements.js'
import type { Recognized } from '../body/queries.js'
import { failure } from './render-failure.js'
import type { Handler, RenderContext, Renderer } from './renderer.js'

/** Renders a tree as it stands: nothing in it is made safe, see `renderBody`. */
export function renderTree<Out>(tree: Root, renderer: Renderer<Out>, baseUrl?: string): Out {
  const run: Run<Out> = { tree, renderer, baseUrl }
  return renderNode(run, tree, undefined, 0)
}

/** What all contexts of one call share; what few handlers ask for is made when one does. */
type Run<Out> = {
  tree: Root
  renderer: Renderer<Out>
  baseUrl: string | undefined
  levels?: ReadonlyMap<Nodes, number>
  byRef?: ReadonlyMap<string, Recognized<Annotation>>
}

function renderNode<Out>(run: Run<Out>, node: Nodes, parent: Context<Out> | undefined, index: number): Out {
  const context = new Context(run, node, parent, index)
  const data = node.type === 'element' ? annotation(node) : undefined
  const handler = handlerOf(run.renderer, node, data)
  let out: Out
  try {
    out = handler(node, data, context)
  } catch (error) {
    throw failure(error, node, context.parents)
  }
  // Out is a promise where a handler is asynchronous.
  if (!(out instanceof Promise)) return out
  const named = out.catch((error: unknown) => {
    throw failure(error, node, context.parents)
  })
  // Where the handler of the parent fails meanwhile, nobody waits for it any more: that is no unhandled rejection.
  if (parent) named.catch(() => {})
  return named as Out
}

function handlerOf<Out>(renderer: Renderer<Out>, node: Nodes, data: Annotation | undefined) {
  // Types of annotations come from anywhere, `toString` and `join` among them.
  const { type }: { type: string } = data ?? node
  const isKnown = data ? Object.hasOwn(renderer, type) && !others.has(type) : nodeKinds.has(type)
  return (isKnown ? renderer[type as Annotation['type']] : renderer.unknown) as Handler<Out, Nodes, unknown>
}

const nodeKinds: ReadonlySet<string> = new Set(['root', 'element', 'text'])
const others: ReadonlySet<string> = new Set([...nodeKinds, 'unknown', 'join'])

class Context<Out> implements RenderContext<Out> {
  readonly #run: Run<Out>
  readonly #node: Nodes
  readonly #parent: Context<Out> | undefined
  readonly index: number

  constructor(run: Run<Out>, node: Nodes, parent: Context<Out> | undefined, index: number) {
    this.#run = run
    this.#node = node
    this.#parent = parent
    this.index = index
  }

  get parents(): readonly (Root | Element)[] {
    const parents: (Root | Element)[] = []
    for (let context = this.#parent; context; context = context.#parent) {
      parents.push(context.#node as Root | Element)
    }
    return parents.reverse()
  }

  get baseUrl(): string | undefined {
    return this.#run.baseUrl
  }

  get headingLevel(): number {
    this.#run.levels ??= headingLevels(this.#run.tree)
    // What a handler made itself stands where its parent does.
    return this.#run.levels.get(this.#node) ?? this.#parent?.headingLevel ?? 0
  }

  // Functions of their own, so that handlers can take them out of the context; made only where they do.
  get next(): RenderContext<Out>['next'] {
    return (nodes) => this.#run.renderer.join(this.#render(nodes))
  }

  get children(): RenderContext<Out>['children'] {
    return (nodes) => this.#render(nodes)
  }

  get find(): RenderContext<Out>['find'] {
    return (ref) => {
      this.#run.byRef ??= recognizedByRef(this.#run.tree)
      return this.#run.byRef.get(ref)
    }
  }

  #render(nodes: readonly ElementContent[] | undefined): Out[] {
    const children = nodes ?? ('children' in this.#node ? this.#node.children : [])
    const parts: Out[] = []
    for (let index = 0; index < children.length; index++) {
      parts.push(renderNode(this.#run, children[index]!, this, index))
    }
    return parts
  }
}

/** The level of the heading that each element or text is, or stands below. */
function headingLevels(tree: Root): ReadonlyMap<Nodes, number> {
  const levels = new Map<Nodes, number>()
  let level = 0
  const stack: Nodes[] = [tree]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === 'element') level = headingLevel(node) ?? level
    levels.set(node, level)
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
  return levels
}

function headingLevel({ tagName }: Element): number | undefined {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : undefined
}

function recognizedByRef(tree: Root): ReadonlyMap<string, Recognized<Annotation>> {
  return new Map(
    elementsBelow(tree).flatMap((element) => {
      const data = annotation(element)
      return data ? [[data.ref, { data, element }]] : []
    }),
  )
}
