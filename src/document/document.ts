import { type Diagnostic, diagnose, type Finding } from '../diagnostics/diagnostic.js'
import type { FrontMatterBlock } from '../front-matter/front-matter-block.js'
import { createLocator, type Locator } from '../source/locator.js'
import type { Range } from '../source/range.js'
import { wrongArgument } from '../source/wrong-argument.js'
import { frontMatterOf } from './document-view.js'
import { editSource } from './edit-source.js'
import { cut, type Layout } from './layout.js'
import type { PostEdit } from './post-edit.js'

/**
 * A post as text, cut into ranges: lossless, whatever is wrong with it. `String(document) === document.source`, always.
 * Immutable: `edit` gives a new one.
 */
export class PostDocument {
  /** The text, every unit of it. */
  readonly source: string
  /** Where the parts stand in the source. */
  readonly layout: Layout
  readonly #layoutFindings: readonly Finding[]
  #frontMatter: FrontMatterBlock | undefined
  #locator: Locator | undefined
  #diagnostics: readonly Diagnostic[] | undefined

  /** @param source any string: see `parseDocument`. */
  constructor(source: string) {
    const { layout, findings } = cut(source)
    this.source = source
    this.layout = layout
    this.#layoutFindings = findings
  }

  /** The front matter's entries with their places; read on first use. Empty where there is no front matter. */
  get frontMatter(): FrontMatterBlock {
    this.#frontMatter ??= frontMatterOf(this.source, this.layout)
    return this.#frontMatter
  }

  /** Line and column of offsets in the source. */
  get locator(): Locator {
    this.#locator ??= createLocator(this.source)
    return this.#locator
  }

  /** What is wrong with the text itself, in its order; whether the values fit a schema is parsePost's question. */
  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= this.locate(this.findings)
    return this.#diagnostics
  }

  /** The findings behind `diagnostics`, not yet placed in lines and columns. */
  get findings(): readonly Finding[] {
    return [...this.#layoutFindings, ...this.frontMatter.findings]
  }

  /** Places findings in this source and sorts them by it. */
  locate(findings: readonly Finding[], file?: string): Diagnostic[] {
    return [...findings]
      .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
      .map((finding) => {
        const { start, end = start } = finding
        return diagnose(finding, start === undefined ? undefined : this.locator.position(start, end!), file)
      })
  }

  /** The text of a range, such as `document.slice(document.layout.html)`. */
  slice({ start, end }: Range): string {
    return this.source.slice(start, end)
  }

  /**
   * A document in which only what the edit names is different: every other byte stays, comments, quoting style and line
   * endings too.
   *
   * @param edit any front matter key (`undefined` removes it), the preamble or a part of it, the html.
   * @throws PostError when a malformed part makes the edit impossible or a value cannot be written; nothing is changed.
   * @example
   * document.edit({ frontMatter: { title: 'New', comments: undefined }, preamble: { timestamp: null } })
   */
  edit(edit: PostEdit): PostDocument {
    return new PostDocument(editSource(this, edit))
  }

  /** The source. */
  toString(): string {
    return this.source
  }
}

/**
 * Cuts a source into its parts. Never throws: a document can be made of any string, and it keeps every unit of it.
 *
 * @example
 * const document = parseDocument(source)
 * String(document) === source // true
 */
export function parseDocument(source: string): PostDocument {
  if (typeof source !== 'string') throw wrongArgument('parseDocument', 'a string', source)
  return new PostDocument(source)
}
