import type { Root } from 'hast'
import { locateBody } from '../body/locate-body.js'
import { parseBody } from '../body/parse-body.js'
import { PostDocument } from '../document/document.js'
import type { Post } from '../schema/post.js'
import { isPost, isTree, wrongArgument } from '../source/wrong-argument.js'
import { type RenderOptions, readableBody } from './readable-body.js'
import { renderTree } from './render-tree.js'
import type { Renderer } from './renderer.js'

/**
 * Turns a body into what a renderer makes of it. The renderer sees it as a reader gets it: safe (docs/safety.md), with the
 * real addresses of pictures, figures of any markup as `figure` elements with a `figcaption`, links in place of what another
 * site would show, and without trackers, hidden parts and copies in `noscript`. Annotations are where they were.
 *
 * @param input a tree of `parseBody`, which is not changed, or a post or document whose body is meant.
 * @returns what the renderer's handler of the root gives; a promise where the handlers are asynchronous.
 * @throws PostError when elements nest more than 512 deep (`body/too-deep`), and when a handler throws (`render/failed`; `cause`
 * is what it threw).
 * @example
 * renderBody(parsePost(source), htmlRenderer, { headingLevel: 2 })
 */
export function renderBody<Out>(
  input: Root | Post | PostDocument,
  renderer: Renderer<Out>,
  options: RenderOptions = {},
): Out {
  const { body, baseUrl } = bodyOf(input, options.baseUrl, 'renderBody')
  if (!isRenderer(renderer)) {
    throw wrongArgument('renderBody', 'a renderer such as htmlRenderer as the second argument', renderer)
  }
  return renderTree(readableBody(body, { ...options, baseUrl }), renderer, baseUrl)
}

function isRenderer(value: unknown): boolean {
  return typeof (value as { join?: unknown } | null | undefined)?.join === 'function'
}

/**
 * The tree, and what its relative addresses are relative to.
 *
 * @param name of the function that was given the input.
 * @throws TypeError for what has no body.
 */
export function bodyOf(
  input: Root | Post | PostDocument,
  baseUrl: string | undefined,
  name: string,
): { body: Root; baseUrl: string | undefined } {
  if (isTree(input)) return { body: input as Root, baseUrl }
  if (!(input instanceof PostDocument || isPost(input))) {
    throw wrongArgument(name, 'a tree of parseBody, a post or a document', input, {
      string: 'give it parseBody(…) of it',
    })
  }
  const post = input as Post | PostDocument
  const base = baseUrl ?? locateBody(post).from
  return { body: parseBody(post, { baseUrl: base }), baseUrl: base }
}
