import type { Element } from 'hast'
import { Token, Tokenizer } from 'parse5'
import type { Range } from '../source/range.js'
import { FragmentParser } from './fragment-parser.js'
import { HastAdapter, ParseObserver } from './hast-adapter.js'
import { type HtmlReading, parseWithin } from './parse-html.js'
import { addProperty, LazyTags, parseTagged, propertiesAt, type TagsOf } from './parse-tagged.js'

/** The tree, and what can be asked of its tags; or the limit that the html breaks. */
export type MarkedReading = HtmlReading & {
  tagsOf: TagsOf
  /** How many elements of a name an end tag closes. Costs nothing. */
  endTagsOf(tagName: string): number
  /** Which parse errors of the HTML standard the html has, by their codes. Costs a second parse. */
  parseErrors(): ReadonlySet<string>
}

// Of each element that parse5 makes or ends: itself, and where the tag begins and ends that did it.
type Mark = Element | number
const unknown = -1

/** Marks the tag that parse5 is at when it makes an element or ends it, and counts the end tags that close one. */
class Marks extends ParseObserver {
  readonly openings: Mark[] = []
  readonly closings: Mark[] = []
  readonly endTags = new Map<string, number>()
  /** What parses, once it does. */
  parser: FragmentParser | undefined
  #counted: Token.Token | undefined

  override created(element: Element, attributes: Token.Attribute[]): void {
    const token = this.parser?.token
    // What parse5 adds or repeats has attributes of its own, or those of an earlier tag.
    const isOfTag = token?.type === Token.TokenType.START_TAG && token.attrs === attributes
    if (isOfTag) this.openings.push(element, this.parser!.tokenizer.tagStart, this.parser!.tokenEnd)
    else this.openings.push(element, unknown, unknown)
  }

  override closed(element: Element): void {
    const token = this.parser?.token
    if (token?.type !== Token.TokenType.END_TAG || token === this.#counted) return
    const { tagName } = token
    if (tagName !== this.parser!.treeAdapter.getTagName(element)) return
    this.#counted = token
    this.closings.push(element, this.parser!.tokenizer.tagStart, this.parser!.tokenEnd)
    this.endTags.set(tagName, (this.endTags.get(tagName) ?? 0) + 1)
  }
}

/**
 * Parses a body as `parseHtml` does, in hardly more time, and marks where tags stand. Attributes take a second look at the one tag; a tag that
 * makes an element of another name, and the parse errors, take a second parse, of the kind that keeps all places.
 *
 * parse5 has no option for this, so it reads what parse5 keeps for itself (`currentToken`, the offset of the preprocessor, where a tag
 * begins). That may move in any minor version: package.json allows none, and the tests hold every mark against the parse with places.
 *
 * @param maxDepth of the elements.
 */
export function parseMarked(html: string, maxDepth: number): MarkedReading {
  const observer = new Marks()
  const reading = parseWithin(html, maxDepth, (limits) => {
    observer.parser = FragmentParser.create(new HastAdapter(limits, observer))
    return observer.parser.read(html)
  })
  const { openings, closings, endTags } = observer

  let order: Map<Element, number> | undefined
  let ends: Map<Element, number> | undefined
  let exact: ReturnType<typeof parseTagged> | undefined
  const readExactly = () => {
    exact ??= parseTagged(html, maxDepth)
    return exact
  }
  const closingOf = (element: Element): Range | undefined => {
    ends ??= orderOf(closings)
    const index = ends.get(element)
    return index === undefined ? undefined : rangeAt(closings, index)
  }
  return {
    ...reading,
    endTagsOf: (tagName) => endTags.get(tagName) ?? 0,
    parseErrors: () => readExactly().parseErrors,
    tagsOf(element) {
      order ??= orderOf(openings)
      const index = order.get(element)
      if (index === undefined) return undefined
      const opening = rangeAt(openings, index)
      if (!isTag(html, opening, element)) {
        const { created, tagsOf } = readExactly()
        return tagsOf(created[index]!)
      }
      return new LazyTags(
        opening,
        () => closingOf(element),
        () => plainProperties(html, opening, element.tagName) ?? propertiesOf(html, opening),
      )
    },
  }
}

function orderOf(marks: readonly Mark[]): Map<Element, number> {
  const order = new Map<Element, number>()
  for (let index = 0; 3 * index < marks.length; index++) order.set(marks[3 * index] as Element, index)
  return order
}

function rangeAt(marks: readonly Mark[], index: number): Range {
  return { start: marks[3 * index + 1] as number, end: marks[3 * index + 2] as number }
}

/** Whether a tag of the element's name stands there; what parse5 renames is left to the second parse. */
function isTag(html: string, { start, end }: Range, { tagName }: Element): boolean {
  if (start < 0 || html[start] !== '<' || html[end - 1] !== '>') return false
  return html.slice(start + 1, start + 1 + tagName.length).toLowerCase() === tagName.toLowerCase()
}

// Attributes as nearly all are written, and the end of a tag.
const attribute = /([ \n\t\f]+)([a-z][a-z0-9-]*)="[^"]*"/y
const endOfTag = /[ \n\t\f]*\/?>/y

/** Where the attributes of a tag stand in the html, if it is plain to its end: for a tag, a tokenizer takes ten times as long to set up. */
function plainProperties(html: string, { start, end }: Range, tagName: string): Map<string, Range> | undefined {
  const properties = new Map<string, Range>()
  let place = start + 1 + tagName.length
  for (;;) {
    attribute.lastIndex = place
    const [, space, name] = attribute.exec(html) ?? []
    if (name === undefined) break
    addProperty(properties, name, { start: place + space!.length, end: attribute.lastIndex })
    place = attribute.lastIndex
  }
  endOfTag.lastIndex = place
  return endOfTag.test(html) && endOfTag.lastIndex === end ? properties : undefined
}

/** Where the attributes of any tag stand in the html. */
function propertiesOf(html: string, { start, end }: Range): Map<string, Range> {
  let found: Token.TagToken | undefined
  const nothing = () => {}
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        found = token
      },
      onComment: nothing,
      onDoctype: nothing,
      onEndTag: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  )
  tokenizer.write(html.slice(start, end), true)
  const properties = propertiesAt(found?.location?.attrs ?? {}, html.slice(start, end))
  return new Map([...properties].map(([name, range]) => [name, { start: range.start + start, end: range.end + start }]))
}
