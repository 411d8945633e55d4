import { InsertionMode, type Parser, Token, Tokenizer, TokenizerMode, type TokenizerOptions } from 'parse5'
import type { HastMap } from './hast-adapter.js'

const space = 0x20
const lineFeed = 0x0a

// In text and in quoted values all others stand for themselves. A CR becomes LF, one at a time.
const endOfText = /[<&\0\r]/g
const endOfWord = /[<&\0\r \n\t\f]/g
const endOfSpace = /[^ \n\t\f]/g
const endOfQuoted = { '"': /["&\0\r]/g, "'": /['&\0\r]/g }
const name = /[a-z][a-z0-9-]*/y
// An attribute as nearly all are written, and the end of a tag.
const attribute = /[ \n\t\f]+([a-z][a-z0-9-]*)="([^"&\0\r]*)"/y
const endOfTag = /[ \n\t\f]*(\/?)>/y
// To compare a name with all before it is quadratic; parse5 has a set for more.
const mostAttributes = 32

/**
 * The tokenizer of parse5, which goes from character to character, with runs of text, names and plain tags read in one go:
 * a quarter less time for real bodies. Whatever is not plain is left to parse5. The tree is the same.
 *
 * It keeps no lines and columns. Where places are asked for it leaves everything to parse5.
 *
 * parse5 marks what this overrides as `protected` or internal, so it may change in any minor version: package.json allows none, and the
 * tests hold the tree against that of parse5 alone.
 */
export class BulkTokenizer extends Tokenizer {
  readonly #parser: Parser<HastMap>
  readonly #isPlaced: boolean
  /** Where the tag begins that was read last. */
  tagStart = 0

  constructor(options: TokenizerOptions, parser: Parser<HastMap>) {
    super(options, parser)
    this.#parser = parser
    this.#isPlaced = options.sourceCodeLocationInfo === true
  }

  protected override _stateData(cp: number): void {
    if (this.#isPlaced) super._stateData(cp)
    else if (cp > space && cp !== 0x26 && cp !== 0x3c) {
      this._emitCodePoint(cp)
      this.#skipTo(this.#spaceJoinsText() ? endOfText : endOfWord)
    } else if (isSpace(cp)) {
      const isPartOfText = this.#spaceJoinsText()
      // Space between words is no token of its own then, which the parser would have to look at.
      if (isPartOfText) this._extendRun(cp)
      else this._emitCodePoint(cp)
      if (this.#isAsWritten(cp)) this.#skipTo(isPartOfText ? endOfText : endOfSpace)
    } else super._stateData(cp)
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    super._stateAttributeValueDoubleQuoted(cp)
    if (!this.#isPlaced && cp > space && cp !== 0x22 && cp !== 0x26) this.#skipTo(endOfQuoted['"'])
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    super._stateAttributeValueSingleQuoted(cp)
    if (!this.#isPlaced && cp > space && cp !== 0x27 && cp !== 0x26) this.#skipTo(endOfQuoted["'"])
  }

  protected override _createStartTagToken(): void {
    this.tagStart = this.preprocessor.offset - 1
    super._createStartTagToken()
  }

  protected override _createEndTagToken(): void {
    this.tagStart = this.preprocessor.offset - 2
    super._createEndTagToken()
  }

  protected override _stateTagName(cp: number): void {
    const token = this.currentToken as Token.TagToken
    if (!this.#isPlaced && isLowerCase(cp) && token.tagName === '') {
      token.tagName = this.#read(name)
      if (token.type === Token.TokenType.START_TAG) this.#readAttributes(token)
      else this.#endTag(token)
    } else super._stateTagName(cp)
  }

  protected override _stateAttributeName(cp: number): void {
    if (!this.#isPlaced && isLowerCase(cp)) this.currentAttr.name += this.#read(name)
    else super._stateAttributeName(cp)
  }

  /** Reads the rest of a tag, if it is plain to its end; else leaves all of it to parse5. */
  #readAttributes(token: Token.TagToken): void {
    const { preprocessor } = this
    const { html, pos: endOfName } = preprocessor
    const { attrs } = token
    while (attrs.length < mostAttributes) {
      attribute.lastIndex = preprocessor.pos + 1
      const [, name, value] = attribute.exec(html) ?? []
      if (name === undefined) break
      preprocessor.pos = attribute.lastIndex - 1
      // Of two attributes of one name the first counts.
      if (attrs.every((other) => other.name !== name)) attrs.push({ name, value: ownText(value!) })
    }
    if (this.#endTag(token)) return
    preprocessor.pos = endOfName
    attrs.length = 0
  }

  /** Hands the tag over, if it ends here. */
  #endTag(token: Token.TagToken): boolean {
    const { preprocessor } = this
    endOfTag.lastIndex = preprocessor.pos + 1
    const end = endOfTag.exec(preprocessor.html)
    if (!end) return false
    token.selfClosing = end[1] !== ''
    preprocessor.pos = endOfTag.lastIndex - 1
    // First, since the parser sets another one where the tag begins a script or a style.
    this.state = TokenizerMode.DATA
    this.emitCurrentTagToken()
    return true
  }

  /** The parser takes space and text alike, once text has come; but for column groups, which keep the one and drop the other. */
  #spaceJoinsText(): boolean {
    return (
      this.currentCharacterToken?.type === Token.TokenType.CHARACTER &&
      this.#parser.insertionMode !== InsertionMode.IN_COLUMN_GROUP
    )
  }

  /** Whether the character stands in the input: a CR is read as LF, and an LF after it is passed over. */
  #isAsWritten(cp: number): boolean {
    return cp !== lineFeed || this.preprocessor.html.charCodeAt(this.preprocessor.pos) === lineFeed
  }

  /** Adds everything before an end to the run that parse5 is at. */
  #skipTo(end: RegExp): void {
    const { preprocessor } = this
    end.lastIndex = preprocessor.pos + 1
    const stop = end.test(preprocessor.html) ? end.lastIndex - 1 : preprocessor.html.length
    preprocessor.pos = stop - 1
    this.runEnd = stop
  }

  /** What a pattern finds at the current character, which it goes past. */
  #read(pattern: RegExp): string {
    const { preprocessor } = this
    const { html, pos } = preprocessor
    pattern.lastIndex = pos
    pattern.test(html)
    preprocessor.pos = pattern.lastIndex - 1
    return html.slice(pos, pattern.lastIndex)
  }
}

function isSpace(cp: number): boolean {
  return cp === space || cp === lineFeed || cp === 0x09 || cp === 0x0c
}

function isLowerCase(cp: number): boolean {
  return cp >= 0x61 && cp <= 0x7a
}

/** V8 lets a long slice keep the whole input alive; parse5 avoids it in the same way. */
function ownText(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1)
}
