import { Parser, type Token, type TreeAdapter } from 'parse5'
import { BulkTokenizer } from './bulk-tokenizer.js'
import type { HastMap } from './hast-adapter.js'

/** The parser of parse5 for fragments, without places, with a quicker tokenizer. */
export class FragmentParser extends Parser<HastMap> {
  override readonly tokenizer: BulkTokenizer = new BulkTokenizer(this)

  /** A parser as browsers have it with scripting off, so that the content of noscript is markup. */
  static create(treeAdapter: TreeAdapter<HastMap>): FragmentParser {
    return FragmentParser.getFragmentParser<HastMap>(null, { treeAdapter, scriptingEnabled: false }) as FragmentParser
  }

  /** What the adapter is being called for. */
  get token(): Token.Token | null {
    return this.currentToken
  }

  /** Where in the html the token ends that the adapter is being called for. */
  get tokenEnd(): number {
    return this.tokenizer.preprocessor.offset + 1
  }

  read(html: string) {
    this.tokenizer.write(html, true)
    return this.getFragment()
  }
}
