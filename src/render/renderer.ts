import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import type { Annotation } from '../body/annotation.js'
import type { Recognized } from '../body/queries.js'

/** Where the node that is being rendered stands, and the way to what it holds. */
export type RenderContext<Out> = {
  /** What stands around the node, from the root in. */
  readonly parents: readonly (Root | Element)[]
  /** The node's place among the children of its parent, from 0; 0 for the root. */
  readonly index: number
  /** What relative addresses were made absolute against, where it is known. */
  readonly baseUrl: string | undefined
  /** The level (1 to 6) of the heading that the node is, or else stands below; 0 where none came yet. */
  readonly headingLevel: number
  /**
   * Renders what the node holds, and joins it.
   *
   * @param nodes others to render in place of all that the node holds, such as only its pictures.
   */
  readonly next: (nodes?: readonly ElementContent[]) => Out
  /** Renders what the node holds (or the given nodes), one by one. */
  readonly children: (nodes?: readonly ElementContent[]) => Out[]
  /** What carries the annotation of a `ref`, such as an image of a figure. */
  readonly find: (ref: string) => Recognized<Annotation> | undefined
}

/** Renders a node; `data` is what was recognised in it. */
export type Handler<Out, Node extends Nodes, Data> = (node: Node, data: Data, context: RenderContext<Out>) => Out

/** A handler for every type of annotation. */
export type AnnotationHandlers<Out> = {
  [Type in Annotation['type']]: Handler<Out, Element, Extract<Annotation, Record<'type', Type>>>
}

/** A handler for every kind of node. */
export type NodeHandlers<Out> = {
  /** The body as a whole. */
  root: Handler<Out, Root, undefined>
  /** An element in which nothing was recognised. */
  element: Handler<Out, Element, undefined>
  /** Text between tags. */
  text: Handler<Out, Text, undefined>
  /**
   * Whatever no other handler is for: an annotation of a type that postmatter does not know (`data` is what it holds), or a
   * node of another kind.
   */
  unknown: Handler<Out, Nodes, unknown>
}

/**
 * How a body becomes something else: html, lines of a terminal, components. There is a handler for every type of annotation
 * and for every kind of node, and the compiler refuses a renderer that has forgotten one.
 *
 * `Out` is what every handler gives: text, lists, promises of them.
 *
 * @example
 * const shout = createRenderer(htmlRenderer, { text: ({ value }) => value.toUpperCase() })
 * renderBody(parseBody('<p>Hello</p>'), shout) // '<p>HELLO</p>'
 */
export type Renderer<Out> = AnnotationHandlers<Out> &
  NodeHandlers<Out> & {
    /** Makes one of what the children of a node became, in their order; of no children, too. */
    join: (parts: readonly Out[]) => Out
  }

/**
 * A renderer like another one, but for the handlers that are given.
 *
 * @param base stays as it is. An override calls it where it does not want to do all by itself.
 * @example
 * createRenderer(htmlRenderer, {
 *   figure: (element, data, context) => `<div class="zoom">${htmlRenderer.figure(element, data, context)}</div>`,
 * })
 */
export function createRenderer<Out>(base: Renderer<Out>, overrides: Partial<Renderer<Out>>): Renderer<Out> {
  const given = Object.entries(overrides).filter(([, handler]) => handler !== undefined)
  return { ...base, ...Object.fromEntries(given) }
}

/**
 * A renderer that treats everything alike, as a base for one that is about a few things only.
 *
 * @example
 * const captions = createRenderer(
 *   baseRenderer<string[]>({ unknown: (node, data, { next }) => next(), join: (parts) => parts.flat() }),
 *   { figure: (element, { caption }) => (caption ? [caption.text] : []) },
 * )
 */
export function baseRenderer<Out>({ unknown, join }: Pick<Renderer<Out>, 'unknown' | 'join'>): Renderer<Out> {
  return {
    root: unknown,
    element: unknown,
    text: unknown,
    image: unknown,
    figure: unknown,
    embed: unknown,
    widget: unknown,
    attribution: unknown,
    keyword: unknown,
    note: unknown,
    claim: unknown,
    unknown,
    join,
  }
}
