import type { Element, Root } from 'hast'
import { elementsBelow } from '../body/elements.js'
import { parseBody } from '../body/parse-body.js'
import { defaultMaxDepth } from '../body/parse-html.js'
import { parseTagged, type Tags } from '../body/parse-tagged.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { PostError } from '../diagnostics/post-error.js'
import type { PostDocument } from '../document/document.js'
import type { FrontMatterSchema } from '../model/front-matter-schema.js'
import { type SafeParseResult, safeParsePost } from '../model/safe-parse-post.js'
import { FrontMatter } from '../schema/front-matter.js'
import type { Post } from '../schema/post.js'
import type { Range } from '../source/range.js'

type ViewOptions = {
  path: string | undefined
  now: Date | undefined
  frontMatter: FrontMatterSchema | undefined
}

/** A post as the rules look at it: each part is read when the first rule asks for it, and once. */
export class PostView {
  readonly path: string | undefined
  readonly now: Date
  readonly #result: SafeParseResult<FrontMatter>
  #body: Root | undefined
  #elements: readonly Element[] | undefined
  #tags: ReadonlyMap<Element, Tags> | undefined

  constructor(
    readonly document: PostDocument,
    { path, now = new Date(), frontMatter }: ViewOptions,
  ) {
    this.path = path
    this.now = now
    this.#result = safeParsePost(document, { frontMatter: frontMatter ?? FrontMatter, file: path })
  }

  /** What reading it as a model says. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#result.diagnostics
  }

  /** Undefined where the post is malformed. */
  get post(): Post | undefined {
    return this.#result.success ? this.#result.data : undefined
  }

  /** @throws PostError where the body is beyond the limits of depth and size. */
  get body(): Root {
    this.#body ??= parseBody(this.document)
    return this.#body
  }

  get elements(): readonly Element[] {
    this.#elements ??= elementsBelow(this.body)
    return this.#elements
  }

  /** What keeps the body from being read. */
  get bodyDiagnostics(): readonly Diagnostic[] {
    try {
      void this.body
      return []
    } catch (error) {
      if (error instanceof PostError) return error.diagnostics
      throw error
    }
  }

  /** Where the tags and attributes of an element of the body stand in the file. */
  tags(element: Element): Tags | undefined {
    this.#tags ??= this.#locateTags()
    return this.#tags.get(element)
  }

  /** The body is parsed with places only now: most posts have nothing in it to be shown. */
  #locateTags(): ReadonlyMap<Element, Tags> {
    const { html } = this.document.layout
    const { tree, tags } = parseTagged(this.document.slice(html), defaultMaxDepth)
    const located = new Map<Element, Tags>()
    // The two trees are the same, but for the places.
    for (const [index, twin] of elementsBelow(tree).entries()) {
      const found = tags.get(twin)
      if (found) located.set(this.elements[index]!, shiftTags(found, html.start))
    }
    return located
  }
}

function shiftTags({ opening, closing, properties }: Tags, by: number): Tags {
  const shift = ({ start, end }: Range) => ({ start: start + by, end: end + by })
  return {
    opening: shift(opening),
    ...(closing && { closing: shift(closing) }),
    properties: new Map([...properties].map(([name, range]) => [name, shift(range)])),
  }
}
