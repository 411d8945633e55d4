import type { Element, Root } from 'hast'
import { annotateBody } from '../body/annotate-body.js'
import { elementsBelow } from '../body/elements.js'
import { locateBody } from '../body/locate-body.js'
import { defaultMaxDepth } from '../body/parse-html.js'
import { type MarkedReading, parseMarked } from '../body/parse-marked.js'
import { LazyTags, type Tags } from '../body/parse-tagged.js'
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
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

/** The body as rules look at it, or why it cannot be. */
type BodyReading =
  | {
      ok: true
      tree: Root
      elements: readonly Element[]
      marked: MarkedReading
      /** Where the tags and attributes of an element of the body stand in the file. */
      tags(element: Element): Tags | undefined
    }
  | { ok: false; diagnostic: Diagnostic }

/** A post as the rules look at it: the body is read when the first rule asks for it, and once. */
export class PostView {
  readonly path: string | undefined
  /** Whether what was said of the post may be another at a later moment. */
  isOfTheMoment = false
  readonly #now: Date
  readonly #result: SafeParseResult<FrontMatter>
  #reading: BodyReading | undefined
  #isAnnotated = false

  constructor(
    readonly document: PostDocument,
    { path, now = new Date(), frontMatter }: ViewOptions,
  ) {
    this.path = path
    this.#now = now
    this.#result = safeParsePost(document, { frontMatter: frontMatter ?? FrontMatter, file: path })
  }

  /** The present moment. Who looks at it may say another thing at the next. */
  get now(): Date {
    this.isOfTheMoment = true
    return this.#now
  }

  /** Whether a date lies more than so many milliseconds in the future. What does not, never will. */
  isFuture(date: Date, tolerance: number): boolean {
    const isFuture = date.getTime() - this.#now.getTime() > tolerance
    if (isFuture) this.isOfTheMoment = true
    return isFuture
  }

  /** What reading it as a model says. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#result.diagnostics
  }

  /** Undefined where the post is malformed. */
  get post(): Post | undefined {
    return this.#result.success ? this.#result.data : undefined
  }

  get body(): BodyReading {
    this.#reading ??= readBody(this.document, this.path)
    return this.#reading
  }

  /** The same when everything in it is recognised, which takes as long as to read it. */
  get annotatedBody(): BodyReading {
    const { body } = this
    if (body.ok && !this.#isAnnotated) {
      const { from, title } = locateBody(this.document)
      annotateBody(body.tree, { baseUrl: from, title })
      this.#isAnnotated = true
    }
    return body
  }
}

function readBody(document: PostDocument, path: string | undefined): BodyReading {
  const { html, start } = locateBody(document)
  const marked = parseMarked(html, defaultMaxDepth)
  if (marked.ok) {
    const { tree } = marked
    return {
      ok: true,
      tree,
      elements: elementsBelow(tree),
      marked,
      tags(element) {
        const tags = marked.tagsOf(element)
        return tags && shiftTags(tags, start)
      },
    }
  }
  const position = document.locator.position(start, start + html.length)
  return { ok: false, diagnostic: diagnose(marked.finding, position, path) }
}

function shiftTags(tags: Tags, by: number): Tags {
  const shift = ({ start, end }: Range) => ({ start: start + by, end: end + by })
  return new LazyTags(
    shift(tags.opening),
    () => tags.closing && shift(tags.closing),
    () => new Map([...tags.properties].map(([name, range]) => [name, shift(range)])),
  )
}
