import type { Element } from 'hast'
import { Token, Tokenizer } from 'parse5'
import type { Range } from '../source/range.js'
import { FragmentParser } from './fragment-parser.js'
import { type HtmlReading, parseWithin } from './parse-html.js'
import { LazyTags, parseTagged, propertiesAt, type Tags, type TagsOf } from './parse-tagged.js'

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
  const marks: Mark[] = []
  const endTags = new Map<string, number>()
  const reading = parseWithin(html, maxDepth, (adapter) => {
    let parser: FragmentParser | undefined
    let counted: Token.Token | undefined
    parser = FragmentParser.create({
      ...adapter,
      createElement(tagName, namespace, attributes) {
        const element = adapter.createElement(tagName, namespace, attributes)
        const token = parser?.token
        // What parse5 adds or repeats has attributes of its own, or those of an earlier tag.
        const isOfTag = token?.type === Token.TokenType.START_TAG && token.attrs === attributes
        if (isOfTag) marks.push(element, parser!.tokenizer.tagStart, parser!.tokenEnd)
        else marks.push(element, unknown, unknown)
        return element
      },
      onItemPop(element, top) {
        adapter.onItemPop?.(element, top)
        const token = parser?.token
        if (token?.type !== Token.TokenType.END_TAG || token === counted) return
        const { tagName } = token
        if (tagName !== adapter.getTagName(element)) return
        counted = token
        endTags.set(tagName, (endTags.get(tagName) ?? 0) + 1)
      },
    })
    return parser.read(html)
  })

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
    endTagsOf: (tagName) => endTags.get(tagName) ?? 0,
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
        () => propertiesOf(html, opening),
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

/** Where the attributes of a tag stand in the html. */
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
