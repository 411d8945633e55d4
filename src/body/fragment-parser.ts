import { Parser, type ParserOptions, type Token } from 'parse5'
import { BulkTokenizer } from './bulk-tokenizer.js'
import type { HastAdapter, HastMap } from './hast-adapter.js'

/**
 * The parser of parse5 for fragments, with a quicker tokenizer where no places are asked for.
 *
 * All parses of bodies are this one, with this adapter: where V8 has met one class only, it compiles the parser once, for that class. A parse
 * of another class, be it of one post in a hundred, has all of it compiled anew, and slower from then on.
 */
export class FragmentParser extends Parser<HastMap> {
  override readonly tokenizer: BulkTokenizer = new BulkTokenizer(this.options, this)

  /**
   * A parser as browsers have it with scripting off, so that the content of noscript is markup.
   *
   * @param onParseError which is told of parse errors; with it parse5 tells the adapter where nodes stand.
   */
  static create(treeAdapter: HastAdapter, onParseError: ParserOptions<HastMap>['onParseError'] = null): FragmentParser {
    const options = { treeAdapter, scriptingEnabled: false, onParseError }
    return FragmentParser.getFragmentParser<HastMap>(null, options) as FragmentParser
  }

  /** What the adapter is being called for. */
  get token(): Token.Token | null {
    return this.currentToken
  }

  /** Where in the html the token ends that the adapter is being called for. */
  get tokenEnd(): number {
    return this.tokenizer.preprocessor.offset + 1
  }

  /**
   * For parse5 the last tag also ends what is open in a template when the text ends. Text that never ends, such as that of a frame, ends
   * for it where its tag begins: cleaning then writes it anew, with all end tags that it has swallowed.
   */
  override onEof(token: Token.EOFToken): void {
    if (this.openElements.tmplCount > 0) this.currentToken = token
    super.onEof(token)
  }

  read(html: string) {
    this.tokenizer.write(html, true)
    return this.getFragment()
  }
}
