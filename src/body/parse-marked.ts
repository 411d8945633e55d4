import type { Element, Root } from 'hast'
import { type html as htmlNames, Token, Tokenizer } from 'parse5'
import type { Range } from '../source/range.js'
import { FragmentParser } from './fragment-parser.js'
import { HastAdapter, type HastMap } from './hast-adapter.js'
import { type HtmlReading, parseWithin } from './parse-html.js'
import { addProperty, LazyTags, parseTagged, propertiesAt, type Tags, type TagsOf } from './parse-tagged.js'

/** The tree, and what can be asked of its tags; or the limit that the html breaks. */
export type MarkedReading = HtmlReading & {
  tagsOf: TagsOf
  /** How many elements of a name an end tag closes. Costs nothing. */
  endTagsOf(tagName: string): number
  /** Which parse errors of the HTML standard the html has, by their codes. Costs a second parse. */
  parseErrors(): ReadonlySet<string>
}

// Of each element that parse5 makes: itself, and where the tag that made it begins and ends.
type Mark = Element | number
const unknown = -1

/** Marks the tag that parse5 is at when it makes an element, and counts the end tags that close one. */
class MarkingAdapter extends HastAdapter {
  readonly marks: Mark[] = []
  readonly endTags = new Map<string, number>()
  #parser: FragmentParser | undefined
  #counted: Token.Token | undefined

  read(html: string): Root {
    const parser = FragmentParser.create(this)
    this.#parser = parser
    return parser.read(html)
  }

  override createElement(tagName: string, namespace: htmlNames.NS, attributes: Token.Attribute[]): Element {
    const element = super.createElement(tagName, namespace, attributes)
    const token = this.#parser?.token
    // What parse5 adds or repeats has attributes of its own, or those of an earlier tag.
    const isOfTag = token?.type === Token.TokenType.START_TAG && token.attrs === attributes
    if (isOfTag) this.marks.push(element, this.#parser!.tokenizer.tagStart, this.#parser!.tokenEnd)
    else this.marks.push(element, unknown, unknown)
    return element
  }

  override onItemPop(element: Element, top: HastMap['parentNode']): void {
    super.onItemPop(element, top)
    const token = this.#parser?.token
    if (token?.type !== Token.TokenType.END_TAG || token === this.#counted) return
    const { tagName } = token
    if (tagName !== this.getTagName(element)) return
    this.#counted = token
    this.endTags.set(tagName, (this.endTags.get(tagName) ?? 0) + 1)
  }
}

/**
 * Parses a body as `parseHtml` does, in hardly more time, and marks where opening tags stand. What else is asked of tags
 * takes a second parse, of the kind that keeps all places, or of the one tag.
 *
 * parse5 has no option for this, so it reads what parse5 keeps for itself (`currentToken`, the offset of the preprocessor, where a tag
 * begins). That may move in any minor version: package.json allows none, and the tests hold every mark against the parse with places.
 *
 * @param maxDepth of the elements.
 */
export function parseMarked(html: string, maxDepth: number): MarkedReading {
  let adapter: MarkingAdapter | undefined
  const reading = parseWithin(html, maxDepth, (limits) => {
    adapter = new MarkingAdapter(limits)
    return adapter.read(html)
  })
  const { marks = [], endTags } = adapter ?? {}

  let order: Map<Element, number> | undefined
  let exact: ReturnType<typeof parseTagged> | undefined
  const readExactly = () => {
    exact ??= parseTagged(html, maxDepth)
    return exact
  }
  const exactTags = (index: number): Tags | undefined => {
    const { created, tagsOf } = readExactly()
    return tagsOf(created[index]!)
  }
  return {
    ...reading,
    endTagsOf: (tagName) => endTags?.get(tagName) ?? 0,
    parseErrors: () => readExactly().parseErrors,
    tagsOf(element) {
      order ??= orderOf(marks)
      const index = order.get(element)
      if (index === undefined) return undefined
      const opening = { start: marks[3 * index + 1] as number, end: marks[3 * index + 2] as number }
      if (!isTag(html, opening, element)) return exactTags(index)
      return new LazyTags(
        opening,
        () => exactTags(index)?.closing,
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
