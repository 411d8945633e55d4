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
    const own: readonly Nodes[] = 'children' in node ? node.children : []
    const rendered = (nodes?: readonly ElementContent[]) => {
      if (!nodes) return [...parts]
      return nodes.map((child) => {
        const place = own.indexOf(child)
        if (place === -1)
          throw new Error('in an asynchronous renderer, the base can render only the children of its node')
        return parts[place]!
      })
    }
    const settled: RenderContext<Out> = {
      get parents() {
        return context.parents
      },
      index: context.index,
      baseUrl: context.baseUrl,
      get headingLevel() {
        return context.headingLevel
      },
      find: context.find,
      next: (nodes) => join(rendered(nodes)),
      children: rendered,
    }
    return handler(node, data, settled)
  }
}
