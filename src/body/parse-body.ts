import type { Root } from 'hast'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import type { PostDocument } from '../document/document.js'
import type { Post } from '../schema/post.js'
import { type AnnotateOptions, annotateBody } from './annotate-body.js'
import { locateBody } from './locate-body.js'
import { defaultMaxDepth, parseHtml } from './parse-html.js'
import { parseLocated, reportParseErrors } from './parse-located.js'

/** Options of `parseBody`. */
export type BodyOptions = AnnotateOptions & {
  /** Whether nodes carry their `position`: of the whole file for a document, of the html otherwise. Default: false. */
  positions?: boolean | undefined
  /** How deep elements may be nested; default 512, as in browsers. */
  maxDepth?: number | undefined
  /** Is told of every parse error of the HTML standard, with its place; costs a second parse. */
  onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/**
 * Reads a body as a hast tree, exactly the one that parse5 makes of it with scripting off, so that every hast and unist
 * utility works on it. What is recognised in an element stands in its `data.postmatter`: see `annotation`.
 *
 * @param input a body's html, or a post or document whose body is meant.
 * @throws PostError when the body nests too deep or multiplies (`body/too-deep`, `body/too-many-elements`), and when a recogniser
 * throws (`body/recognizer-failed`).
 * @example
 * const tree = parseBody('<p>Hello <b>world')
 * tree.children[0] // { type: 'element', tagName: 'p', ... }
 */
export function parseBody(input: string | Post | PostDocument, options: BodyOptions = {}): Root {
  const { html, start, locator, from, title } = locateBody(input)
  const { maxDepth = defaultMaxDepth, positions = false, onDiagnostic, ...annotateOptions } = options
  const reading = parseHtml(html, maxDepth)
  if (!reading.ok) {
    throw new PostError([diagnose(reading.finding, locator().position(start, start + html.length))])
  }
  if (onDiagnostic && !positions) reportParseErrors(html, { start, locator: locator(), onDiagnostic })
  const tree = positions ? parseLocated(html, { start, locator: locator(), onDiagnostic }) : reading.tree
  return annotateBody(tree, { baseUrl: from, title, ...annotateOptions })
}
