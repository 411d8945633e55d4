import type { ElementContent, Nodes } from 'hast'
import type { Handler, RenderContext, Renderer } from './renderer.js'

/**
 * A renderer like another one, but for the handlers that are given, which are asynchronous: `renderBody` then gives a
 * promise. What stands side by side is rendered at the same time.
 *
 * The handlers of `base` are called when all children of their node are rendered, also those that they leave out, and
 * `next` and `children` can give them these only.
 *
 * @example
 * const renderer = createAsyncRenderer(htmlRenderer, {
 *   image: async (element, data, context) => {
 *     const { width, height } = await measure(data.url)
 *     return `<img src="${data.url}" width="${width}" height="${height}">`
 *   },
 * })
 * await renderBody(body, renderer)
 */
export function createAsyncRenderer<Out>(
  base: Renderer<Out>,
  overrides: Partial<Renderer<Promise<Out>>>,
): Renderer<Promise<Out>> {
  const { join, ...handlers } = base
  const lifted = Object.entries(handlers).map(([name, handler]) => [
    name,
    lift(handler as Handler<Out, Nodes, unknown>, join),
  ])
  const given = Object.entries(overrides).filter(([, handler]) => handler !== undefined)
  return {
    join: async (parts: readonly Promise<Out>[]) => join(await Promise.all(parts)),
    ...Object.fromEntries(lifted),
    ...Object.fromEntries(given),
  } as Renderer<Promise<Out>>
}

function lift<Out>(
  handler: Handler<Out, Nodes, unknown>,
  join: Renderer<Out>['join'],
): Handler<Promise<Out>, Nodes, unknown> {
  return async (node, data, context) => {
    const parts = await Promise.all(context.children())
    return handler(node, data, new SettledContext(context, node, parts, join))
  }
}

/**
 * What a handler of the base is given: what its node holds has been rendered. It is a class since V8 gives every object literal with
 * accessors a shape of its own, which keeps all that they see until the next full collection.
 */
class SettledContext<Out> implements RenderContext<Out> {
  readonly #context: RenderContext<Promise<Out>>
  readonly index: number
  readonly baseUrl: string | undefined
  readonly find: RenderContext<Out>['find']
  readonly next: RenderContext<Out>['next']
  readonly children: RenderContext<Out>['children']

  constructor(context: RenderContext<Promise<Out>>, node: Nodes, parts: readonly Out[], join: Renderer<Out>['join']) {
    this.#context = context
    this.index = context.index
    this.baseUrl = context.baseUrl
    this.find = context.find
    this.children = (nodes) => partsOf(nodes, node, parts)
    this.next = (nodes) => join(partsOf(nodes, node, parts))
  }

  get parents(): RenderContext<Out>['parents'] {
    return this.#context.parents
  }

  get headingLevel(): number {
    return this.#context.headingLevel
  }
}

/** What children of a node became, or all of them. */
function partsOf<Out>(nodes: readonly ElementContent[] | undefined, node: Nodes, parts: readonly Out[]): Out[] {
  if (!nodes) return [...parts]
  const own: readonly Nodes[] = 'children' in node ? node.children : []
  return nodes.map((child) => {
    const place = own.indexOf(child)
    if (place === -1) throw new Error('in an asynchronous renderer, the base can render only the children of its node')
    return parts[place]!
  })
}
